package org.opendrs.core.plan;

import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostState;

/** A destination must be UP: old figures do not say whether there is room, and a host in maintenance takes no new VMs. */
final class HostStateFilter implements PlacementFilter {
    @Override
    public String name() {
        return "host-state";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        Verdict notUp = Verdict.reject(Reason.of(PlanReasons.HOST_NOT_UP));
        return (vm, to, placement) -> to.state() == HostState.UP ? Verdict.ACCEPT : notUp;
    }
}
