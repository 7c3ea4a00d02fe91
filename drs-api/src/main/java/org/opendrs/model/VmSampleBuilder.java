package org.opendrs.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.unit.Bytes;

/** Collects the counters of one VM by name. Not safe for use by several threads. */
public final class VmSampleBuilder {
    private final VmId id;
    private final Bytes maximum;
    private final List<VcpuTimes> vcpus = new ArrayList<>();
    private VmState state = VmState.RUNNING;
    private Optional<Bytes> actual = Optional.empty();
    private Optional<Bytes> resident = Optional.empty();
    private Optional<GuestStats> guest = Optional.empty();

    VmSampleBuilder(VmId id, Bytes maximum) {
        this.id = id;
        this.maximum = maximum;
    }

    /** Sets what it is doing on this host. Default: it runs. */
    public VmSampleBuilder state(VmState value) {
        state = value;
        return this;
    }

    /** Sets the balloon size: memory that the guest holds now. Default: its maximum. */
    public VmSampleBuilder actual(Bytes value) {
        actual = Optional.of(value);
        return this;
    }

    /** Sets the host memory that backs the VM's process, its overhead included. Default: what the guest holds. */
    public VmSampleBuilder resident(Bytes value) {
        resident = Optional.of(value);
        return this;
    }

    /**
     * Adds a virtual CPU. Default: none, for a host that cannot tell.
     *
     * @param runNanos time on a core since its start
     * @param readyNanos time runnable but waiting for a core since its start
     */
    public VmSampleBuilder vcpu(long runNanos, long readyNanos) {
        return vcpus(List.of(new VcpuTimes(runNanos, readyNanos)));
    }

    /** Adds virtual CPUs. */
    public VmSampleBuilder vcpus(List<VcpuTimes> more) {
        vcpus.addAll(more);
        return this;
    }

    /** Sets the balloon driver's report. Default: there is none. */
    public VmSampleBuilder guest(GuestStats value) {
        guest = Optional.of(value);
        return this;
    }

    /** Sets the balloon driver's report, if there is one. */
    public VmSampleBuilder guest(Optional<GuestStats> value) {
        guest = value;
        return this;
    }

    /** Returns the counters. */
    public VmSample build() {
        Bytes holds = actual.orElse(maximum);
        return new VmSample(id, state, maximum, holds, resident.orElse(holds), vcpus, guest);
    }
}
