package org.opendrs.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Describes a host by what an embedder knows of it. Not safe for use by several threads. */
public final class HostSnapshotBuilder {
    private final HostId id;
    private final List<VmSnapshot> vms = new ArrayList<>();
    private ResourceVector capacity;
    private ResourceVector reserve = ResourceVector.ZERO;
    private HostState state = HostState.UP;
    private HostPressure pressure = HostPressure.NONE;
    private Instant takenAt = Instant.EPOCH;

    HostSnapshotBuilder(HostId id, ResourceVector capacity) {
        this.id = id;
        this.capacity = capacity;
    }

    /** Sets how much the host has of any resource, in its base unit. */
    public HostSnapshotBuilder capacity(Resource resource, long amount) {
        capacity = capacity.with(resource, amount);
        return this;
    }

    /** Sets what is kept for the hypervisor and the overhead of its VMs. Default: nothing. */
    public HostSnapshotBuilder reserve(ResourceVector kept) {
        reserve = kept;
        return this;
    }

    /** Sets whether the host may be decided about. Default: {@link HostState#UP}. */
    public HostSnapshotBuilder state(HostState value) {
        state = value;
        return this;
    }

    /** Sets signs of shortage. Default: none. */
    public HostSnapshotBuilder pressure(HostPressure value) {
        pressure = value;
        return this;
    }

    /** Sets the wall time of the figures, for display. Default: the epoch. */
    public HostSnapshotBuilder takenAt(Instant wall) {
        takenAt = wall;
        return this;
    }

    /**
     * Adds a VM that runs here.
     *
     * @throws IllegalArgumentException if the description contradicts itself
     */
    public HostSnapshotBuilder vm(String vm, Consumer<VmSnapshotBuilder> description) {
        var builder = VmSnapshot.builder(new VmId(vm));
        description.accept(builder);
        return vm(builder.build());
    }

    /** Adds a VM that runs here. */
    public HostSnapshotBuilder vm(VmSnapshot vm) {
        vms.add(vm);
        return this;
    }

    /**
     * Returns the host.
     *
     * @throws IllegalArgumentException if a VM is there twice
     */
    public HostSnapshot build() {
        return new HostSnapshot(id, takenAt, state, capacity, reserve, pressure, vms);
    }
}
