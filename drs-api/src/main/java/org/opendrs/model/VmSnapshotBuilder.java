package org.opendrs.model;

import java.time.Duration;
import java.util.Optional;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Describes a VM by what an embedder knows of it. Everything has a default: it wants nothing, holds what it wants, may hold no more
 * than that or its reservation, has no CPU limit and 1000 shares of each resource. Not safe for use by several threads.
 */
public final class VmSnapshotBuilder {
    /** What an inventory gives a VM that it does not name. */
    private static final long DEFAULT_SHARES = 1000;

    private final VmId id;
    private ResourceVector demand = ResourceVector.ZERO;
    private Optional<Bytes> holds = Optional.empty();
    private Optional<Bytes> maximum = Optional.empty();
    private Optional<Allocation<Bytes>> memoryAllocation = Optional.empty();
    private Allocation<Millicores> cpuAllocation =
            new Allocation<>(Millicores.ZERO, Millicores.millicores(Long.MAX_VALUE), DEFAULT_SHARES);
    private Bytes reservation = Bytes.ZERO;
    private VmState state = VmState.RUNNING;
    private GuestFacts facts = GuestFacts.UNKNOWN;
    private GuestClass guestClass = GuestClass.COOPERATIVE;
    private DataQuality quality = DataQuality.GOOD;

    VmSnapshotBuilder(VmId id) {
        this.id = id;
    }

    /** Sets the CPU that the VM wants. */
    public VmSnapshotBuilder cpu(Millicores wanted) {
        return demand(Resource.CPU, wanted.value());
    }

    /** Sets the memory that the VM wants. */
    public VmSnapshotBuilder memory(Bytes wanted) {
        return demand(Resource.MEMORY, wanted.value());
    }

    /** Sets how much the VM wants of any resource, in its base unit. */
    public VmSnapshotBuilder demand(Resource resource, long amount) {
        demand = demand.with(resource, amount);
        return this;
    }

    /** Sets the memory that the VM holds, its balloon size. What it holds beyond its demand is usable. */
    public VmSnapshotBuilder holds(Bytes balloonSize) {
        holds = Optional.of(balloonSize);
        return this;
    }

    /** Sets the memory that the VM was started with. */
    public VmSnapshotBuilder maximum(Bytes memory) {
        maximum = Optional.of(memory);
        return this;
    }

    /** Sets the memory that the VM is guaranteed. */
    public VmSnapshotBuilder reservation(Bytes guaranteed) {
        reservation = guaranteed;
        return this;
    }

    /** Sets all that the operator gave the VM of memory. */
    public VmSnapshotBuilder memoryAllocation(Allocation<Bytes> given) {
        memoryAllocation = Optional.of(given);
        return this;
    }

    /** Sets all that the operator gave the VM of CPU. */
    public VmSnapshotBuilder cpuAllocation(Allocation<Millicores> given) {
        cpuAllocation = given;
        return this;
    }

    /** Sets what the VM is doing. */
    public VmSnapshotBuilder state(VmState value) {
        state = value;
        return this;
    }

    /** Sets what is known of the guest beforehand. Default: {@link GuestFacts#UNKNOWN}. */
    public VmSnapshotBuilder facts(GuestFacts value) {
        facts = value;
        return this;
    }

    /** Sets how the guest answers to its balloon. Default: it follows its targets. */
    public VmSnapshotBuilder guestClass(GuestClass value) {
        guestClass = value;
        return this;
    }

    /** Sets how far the figures may be trusted. Default: {@link DataQuality#GOOD}. */
    public VmSnapshotBuilder quality(DataQuality value) {
        quality = value;
        return this;
    }

    /**
     * Returns the VM.
     *
     * @throws IllegalArgumentException if it holds more than its maximum, or its reservation is above that
     */
    public VmSnapshot build() {
        Bytes wanted = demand.memory();
        Bytes held = holds.orElse(wanted.max(reservation));
        Bytes most = maximum.orElse(held.max(wanted).max(reservation));
        if (held.compareTo(most) > 0 || reservation.compareTo(most) > 0) {
            throw new IllegalArgumentException(id + " holds " + held + " and is guaranteed " + reservation
                    + ", which must not be above its maximum of " + most);
        }
        var load = held.min(wanted);
        var memory =
                new MemoryState(most, held, held.minusOrZero(load), Bytes.ZERO, held, ByteRate.ZERO, ByteRate.ZERO, 0);
        return new VmSnapshot(
                id,
                state,
                demand.with(Resource.MEMORY, load.value()),
                demand,
                memory,
                memoryAllocation.orElseGet(() -> new Allocation<>(reservation, most, DEFAULT_SHARES)),
                cpuAllocation,
                facts,
                guestClass,
                quality,
                Duration.ZERO);
    }
}
