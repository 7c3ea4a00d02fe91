package org.opendrs.core.plan;

import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/** No VM leaves a host that has lost as many VMs within an hour as it may. */
final class LeavingFilter implements VmFilter {
    private final ClusterIndex index;
    private final Departures departures;

    LeavingFilter(ClusterIndex index, Departures departures) {
        this.index = index;
        this.departures = departures;
    }

    @Override
    public String name() {
        return "leaving";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        int host = index.numberOf(from.id());
        if (departures.mayLeave(vm.id(), host)) {
            return Verdict.ACCEPT;
        }
        return Verdict.reject(Reason.of(
                PlanReasons.LEAVING_LIMIT,
                PlanReasons.in("departed", departures.departed(host)),
                PlanReasons.in("limit", departures.limit(host))));
    }
}
