package org.opendrs.core.monitor;

import java.util.Optional;
import org.opendrs.model.VmSnapshot;

/**
 * What is remembered of one VM from sample to sample.
 *
 * @param cpu where its CPU counters stood
 * @param report where its guest's counters stood
 * @param overheadBytes host memory it takes beyond the guest's own, as learnt
 * @param vcpus number of virtual CPUs that its CPU allocation was bounded by
 * @param snapshot what it was last decoded to; empty if it was never seen
 */
public record VmTrack(CpuTrack cpu, ReportTrack report, long overheadBytes, int vcpus, Optional<VmSnapshot> snapshot) {
    /** A VM that was never seen. */
    static final VmTrack UNSEEN =
            new VmTrack(CpuTrack.NONE, ReportTrack.NONE, Overhead.UNKNOWN_BYTES, 0, Optional.empty());

    VmTrack shifted(long nanos) {
        return new VmTrack(cpu.shifted(nanos), report.shifted(nanos), overheadBytes, vcpus, snapshot);
    }

    /** Returns what is left of this track after the guest started anew: the process overhead, and no counters. */
    VmTrack restarted() {
        return new VmTrack(CpuTrack.NONE, ReportTrack.NONE, overheadBytes, 0, Optional.empty());
    }
}
