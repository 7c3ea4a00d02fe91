package org.opendrs.core.plan;

import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/**
 * What a VM takes of a host. A host's idle memory is its guests' cache and may be ballooned away, so a VM at home counts with its
 * demand; a VM that arrives brings all that it holds, so its claim counts what it holds.
 */
final class Footprints {
    private Footprints() {}

    /**
     * Returns what the VM takes of the host that it runs on: its demand, of memory at least its reservation, and all it holds if
     * its balloon cannot give anything back.
     */
    static ResourceVector atHome(VmSnapshot vm) {
        Bytes memory = vm.demand().memory().max(vm.memoryAllocation().reservation());
        if (!mayShrink(vm)) {
            memory = memory.max(vm.memory().actual());
        }
        return vm.demand().with(Resource.MEMORY, memory.value());
    }

    /** Returns what a destination must have room for; never less than {@link #atHome}. */
    static ResourceVector claim(VmSnapshot vm) {
        ResourceVector home = atHome(vm);
        return home.with(
                Resource.MEMORY, home.memory().max(vm.memory().actual()).value());
    }

    private static boolean mayShrink(VmSnapshot vm) {
        return vm.state() == VmState.RUNNING
                && vm.quality() == DataQuality.GOOD
                && vm.facts().balloonable()
                && vm.guestClass() == GuestClass.COOPERATIVE;
    }
}
