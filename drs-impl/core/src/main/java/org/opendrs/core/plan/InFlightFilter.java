package org.opendrs.core.plan;

import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/** A VM on its way stays on its way: hypervisors refuse a second migration, and its place is promised already. */
final class InFlightFilter implements VmFilter {
    private final ClusterIndex index;
    private final Transfers transfers;

    InFlightFilter(ClusterIndex index, Transfers transfers) {
        this.index = index;
        this.transfers = transfers;
    }

    @Override
    public String name() {
        return "in-flight";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        boolean moving = transfers.isMoving(index.numberOf(vm.id()));
        return moving ? Verdict.reject(Reason.of(PlanReasons.VM_IN_FLIGHT)) : Verdict.ACCEPT;
    }
}
