package com.example;

import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;

/** Databases may run on hosts with a licence only. */
final class LicensedHosts implements PlacementFilter {
    private final String prefix;
    private final List<String> licensed;

    LicensedHosts(String prefix, String... licensed) {
        this.prefix = prefix;
        this.licensed = List.of(licensed);
    }

    @Override
    public String name() {
        return "licensed-hosts";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        return (vm, to, placement) -> vm.id().value().startsWith(prefix) && !licensed.contains(to.id().value())
                ? Verdict.reject(Reason.of("NO_LICENCE"))
                : Verdict.ACCEPT;
    }
}
