package org.opendrs.model;

import java.util.List;
import java.util.Optional;
import org.opendrs.unit.Bytes;

/**
 * Raw counters of one VM on one host, as the hypervisor delivers them. Whoever makes them uses {@link #builder}; the canonical
 * constructor may gain components, and its amounts are easily mixed up.
 *
 * @param id the VM
 * @param state what it is doing on this host
 * @param maximum memory the guest was started with
 * @param actual balloon size: memory the guest holds now
 * @param resident host memory that backs the VM's process, its overhead included
 * @param vcpus counters of each virtual CPU; empty if the host cannot tell
 * @param guest the balloon driver's report; empty if there is none
 */
public record VmSample(
        VmId id,
        VmState state,
        Bytes maximum,
        Bytes actual,
        Bytes resident,
        List<VcpuTimes> vcpus,
        Optional<GuestStats> guest) {
    /** Copies the list. */
    public VmSample {
        vcpus = List.copyOf(vcpus);
    }

    /**
     * Starts the counters of a VM.
     *
     * @param id the VM
     * @param maximum memory the guest was started with
     */
    public static VmSampleBuilder builder(VmId id, Bytes maximum) {
        return new VmSampleBuilder(id, maximum);
    }

    /** Returns these counters with another report of the balloon driver; empty if there is none. */
    public VmSample withGuest(Optional<GuestStats> report) {
        return new VmSample(id, state, maximum, actual, resident, vcpus, report);
    }
}
