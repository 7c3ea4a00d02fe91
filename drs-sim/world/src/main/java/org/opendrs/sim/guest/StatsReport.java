package org.opendrs.sim.guest;

import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.unit.Bytes;

/** What the balloon driver reports, and when. No report comes before a period is set, as with a real guest. */
final class StatsReport {
    private final long swapCluster;
    private double period;
    private double untilNext;
    private boolean frozen;
    private Optional<GuestStats> last = Optional.empty();

    StatsReport(long swapCluster) {
        this.swapCluster = swapCluster;
    }

    /** Sets the time between reports in seconds; zero switches them off, and nothing is visible then. */
    void period(double seconds) {
        period = seconds;
        untilNext = 0;
        if (seconds <= 0) {
            last = Optional.empty();
        }
    }

    void freeze(boolean on) {
        frozen = on;
    }

    boolean frozen() {
        return frozen;
    }

    /** Makes a report if one is due at the end of a step. */
    void settle(GuestPages pages, double seconds, long epochSecond) {
        if (period <= 0 || frozen) {
            return;
        }
        untilNext -= seconds;
        if (untilNext > 0) {
            return;
        }
        // Never more than one report in a step; a period that is shorter than the step does not pile up.
        untilNext = Math.max(untilNext + period, 0);
        long free = pages.free();
        last = Optional.of(new GuestStats(
                epochSecond,
                Bytes.bytes(free),
                Bytes.bytes(free + pages.cache()),
                Bytes.bytes(pages.cache()),
                Bytes.bytes(pages.swappedIn()),
                Bytes.bytes(pages.swappedOut()),
                pages.swappedIn() / swapCluster));
    }

    Optional<GuestStats> last() {
        return last;
    }
}
