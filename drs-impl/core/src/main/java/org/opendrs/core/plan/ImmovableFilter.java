package org.opendrs.core.plan;

import java.util.SortedSet;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;

/** A VM that the orchestrator works on, or that the operator keeps from us, stays. */
final class ImmovableFilter implements VmFilter {
    private final SortedSet<VmId> immovable;

    ImmovableFilter(SortedSet<VmId> immovable) {
        this.immovable = immovable;
    }

    @Override
    public String name() {
        return "immovable";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        return immovable.contains(vm.id()) ? Verdict.reject(Reason.of(PlanReasons.VM_IMMOVABLE)) : Verdict.ACCEPT;
    }
}
