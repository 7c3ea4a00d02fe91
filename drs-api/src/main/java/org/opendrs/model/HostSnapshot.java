package org.opendrs.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * One host and its VMs at one instant, decoded. Whoever makes one uses {@link #builder}; the canonical constructor may gain
 * components.
 *
 * @param id the host
 * @param takenAt wall time of the sample, for display
 * @param state whether the host may be decided about
 * @param capacity everything the host has
 * @param reserve the part kept for the hypervisor and the overhead of its VMs; {@code capacity - reserve} is allocatable
 * @param pressure signs of shortage
 * @param vms one entry for each VM, in id order
 */
public record HostSnapshot(
        HostId id,
        Instant takenAt,
        HostState state,
        ResourceVector capacity,
        ResourceVector reserve,
        HostPressure pressure,
        List<VmSnapshot> vms) {
    /** Copies the list and puts it in id order. */
    public HostSnapshot {
        vms = InIdOrder.copy(vms, VmSnapshot::id);
    }

    /** Starts the description of a host that is up, has this memory and CPU, keeps nothing for itself and has no VMs. */
    public static HostSnapshotBuilder builder(HostId id, Bytes memory, Millicores cpu) {
        return new HostSnapshotBuilder(id, ResourceVector.of(cpu, memory));
    }

    /** Returns what may be given to VMs: capacity less reserve. */
    public ResourceVector allocatable() {
        return capacity.minusOrZero(reserve);
    }

    /** Returns the VM with this id, or empty if it is not here. */
    public Optional<VmSnapshot> vm(VmId vm) {
        return vms.stream().filter(v -> v.id().equals(vm)).findFirst();
    }
}
