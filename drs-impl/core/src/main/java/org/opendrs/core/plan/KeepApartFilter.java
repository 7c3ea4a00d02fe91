package org.opendrs.core.plan;

import java.util.Collections;
import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.VmId;

/** A VM does not go to a host on which a VM is, or is only just leaving, that it must be kept apart from. */
final class KeepApartFilter implements PlacementFilter {
    private final RulesOfVm<KeepApart> rules;

    KeepApartFilter(List<PlacementRule> rules) {
        this.rules = new RulesOfVm<>(rules, KeepApart.class, KeepApart::vms);
    }

    @Override
    public String name() {
        return "keep-apart";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        return (vm, to, placement) -> test(vm.id(), to.id(), placement);
    }

    private Verdict test(VmId vm, HostId to, PlacementView placement) {
        for (var numbered : rules.of(vm)) {
            List<VmId> there = placement.vmsOn(to);
            for (VmId other : numbered.rule().vms()) {
                if (!other.equals(vm) && Collections.binarySearch(there, other) >= 0) {
                    return Verdict.reject(Reason.of(PlanReasons.KEEP_APART, PlanReasons.in("rule", numbered.number())));
                }
            }
        }
        return Verdict.ACCEPT;
    }
}
