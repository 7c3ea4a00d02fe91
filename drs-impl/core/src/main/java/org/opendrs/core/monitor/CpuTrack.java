package org.opendrs.core.monitor;

import java.util.List;
import org.opendrs.model.VcpuTimes;

/**
 * Where a VM's CPU counters last stood plausibly.
 *
 * @param times the counters; empty if there were none
 * @param atNanos when they were read
 * @param measured whether a rate has been computed from them and their predecessors
 */
public record CpuTrack(List<VcpuTimes> times, long atNanos, boolean measured) {
    /** No counters yet. */
    static final CpuTrack NONE = new CpuTrack(List.of(), 0, false);

    /** Copies the list. */
    public CpuTrack {
        times = List.copyOf(times);
    }

    CpuTrack shifted(long nanos) {
        return times.isEmpty() ? this : new CpuTrack(times, atNanos + nanos, measured);
    }

    /** Starts anew from these counters; from none if they cannot be counters. */
    static CpuTrack startingAt(List<VcpuTimes> times, long atNanos) {
        return CpuMeter.anyNegative(times) ? NONE : new CpuTrack(times, atNanos, false);
    }
}
