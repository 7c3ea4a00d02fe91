package org.opendrs.model;

import java.time.Duration;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * One VM on one host at one instant, decoded. Whoever makes one uses {@link #builder}; the canonical constructor may gain components.
 *
 * @param id the VM
 * @param state what it is doing on this host
 * @param usage what it uses
 * @param demand what it would use if it could
 * @param memory its memory in detail
 * @param memoryAllocation what the operator gave it of memory
 * @param cpuAllocation what the operator gave it of CPU
 * @param facts what is known of the guest beforehand
 * @param guestClass how it answers to its balloon
 * @param quality how far the figures may be trusted
 * @param age how old they are
 */
public record VmSnapshot(
        VmId id,
        VmState state,
        ResourceVector usage,
        ResourceVector demand,
        MemoryState memory,
        Allocation<Bytes> memoryAllocation,
        Allocation<Millicores> cpuAllocation,
        GuestFacts facts,
        GuestClass guestClass,
        DataQuality quality,
        Duration age) {
    /** Starts the description of a VM that runs, with good data and a balloon that works. */
    public static VmSnapshotBuilder builder(VmId id) {
        return new VmSnapshotBuilder(id);
    }

    /** Returns the same figures, to be trusted this far and as old as this. */
    public VmSnapshot as(DataQuality trust, Duration since) {
        return new VmSnapshot(
                id, state, usage, demand, memory, memoryAllocation, cpuAllocation, facts, guestClass, trust, since);
    }
}
