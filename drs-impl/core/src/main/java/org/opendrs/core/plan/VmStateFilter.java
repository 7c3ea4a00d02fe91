package org.opendrs.core.plan;

import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/** Only a VM that runs, with good data, on a host sampled in this turn may leave: a decision on anything else is a guess. */
final class VmStateFilter implements VmFilter {
    private final ClusterIndex index;

    VmStateFilter(ClusterIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "vm-state";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        if (!ClusterIndex.isSampled(from)) {
            return Verdict.reject(Reason.of(PlanReasons.HOST_NOT_SAMPLED));
        }
        if (vm.state() != VmState.RUNNING || index.isAmbiguous(index.numberOf(vm.id()))) {
            return Verdict.reject(Reason.of(PlanReasons.VM_NOT_RUNNING));
        }
        if (vm.quality() != DataQuality.GOOD) {
            return Verdict.reject(Reason.of(
                    PlanReasons.VM_DATA_NOT_GOOD,
                    PlanReasons.in("ageMillis", vm.age().toMillis())));
        }
        return Verdict.ACCEPT;
    }
}
