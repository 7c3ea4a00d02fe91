package org.opendrs.core.monitor;

import java.util.Optional;
import org.opendrs.model.GuestStats;

/**
 * Where a guest's counters last stood plausibly.
 *
 * @param report the last report; empty if there was none
 * @param atNanos when it was first read, on our own clock: the stamp inside the report comes from another one and is
 *     compared only with its predecessors
 * @param measured whether rates have been computed from it and its predecessor
 * @param swappedBytes estimate of what the guest has in its own swap and will want back
 * @param hiddenBytes memory that the guest's kernel keeps from view, as learnt; zero if it is not known
 * @param seenHiddenBytes the same as the last report and the size beside it have it, which the balloon distorts while it moves
 */
public record ReportTrack(
        Optional<GuestStats> report,
        long atNanos,
        boolean measured,
        long swappedBytes,
        long hiddenBytes,
        long seenHiddenBytes) {
    /** No report yet. */
    static final ReportTrack NONE = new ReportTrack(Optional.empty(), 0, false, 0, 0, 0);

    ReportTrack shifted(long nanos) {
        return report.isEmpty()
                ? this
                : new ReportTrack(report, atNanos + nanos, measured, swappedBytes, hiddenBytes, seenHiddenBytes);
    }

    /** Starts anew from this report. */
    static ReportTrack startingAt(Optional<GuestStats> report, long atNanos) {
        return new ReportTrack(report, atNanos, false, 0, 0, 0);
    }
}
