package org.opendrs.core.monitor;

import org.opendrs.model.Allocation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.spi.InventoryView;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Reads what the orchestrator gave each VM, bounded by what the VM can have. */
final class PolicyReader {
    private static final long DEFAULT_SHARES = 1000;

    private final InventoryView inventory;
    private final Millicores hostCpu;

    PolicyReader(InventoryView inventory, Millicores hostCpu) {
        this.inventory = inventory;
        this.hostCpu = hostCpu;
    }

    /**
     * What was given to one VM.
     *
     * @param memory allocation of memory
     * @param cpu allocation of CPU
     * @param facts what is known of the guest beforehand
     */
    record Policy(Allocation<Bytes> memory, Allocation<Millicores> cpu, GuestFacts facts) {
        static Policy of(VmSnapshot snapshot) {
            return new Policy(snapshot.memoryAllocation(), snapshot.cpuAllocation(), snapshot.facts());
        }
    }

    /**
     * Returns the policy of a VM: limits clipped to its maximum, reservations clipped to the limit.
     *
     * @param vm the VM
     * @param maximum memory it was started with
     * @param vcpus number of its virtual CPUs; zero if unknown, the host's cores are the bound then
     */
    Policy read(VmId vm, Bytes maximum, int vcpus) {
        var cores = vcpus == 0 ? hostCpu : Millicores.cores(vcpus);
        var given = inventory.vms().get(vm);
        if (given == null) {
            return new Policy(
                    new Allocation<>(Bytes.ZERO, maximum, DEFAULT_SHARES),
                    new Allocation<>(Millicores.ZERO, cores, DEFAULT_SHARES),
                    GuestFacts.UNKNOWN);
        }
        return new Policy(clip(given.memory(), maximum), clip(given.cpu(), cores), given.facts());
    }

    private static <Q extends Comparable<? super Q>> Allocation<Q> clip(Allocation<Q> given, Q maximum) {
        if (given.limit().compareTo(maximum) <= 0) {
            return given;
        }
        return new Allocation<>(smaller(given.reservation(), maximum), maximum, given.shares());
    }

    private static <Q extends Comparable<? super Q>> Q smaller(Q a, Q b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
