package org.opendrs.sim.guest;

import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.unit.Bytes;

/** What the balloon driver reports, and when. No report comes before a period is set, as with a real guest. */
final class StatsReport {
    private static final GuestStats NOTHING =
            GuestStats.builder(0).usable(Bytes.ZERO).build();

    private final long swapCluster;
    /** What the guest's kernel counts if it does not notice its balloon; zero if it does. */
    private final long fixedTotal;

    private double period;
    private double untilNext;
    private boolean frozen;
    private Optional<GuestStats> last = Optional.empty();
    private Optional<ReclaimCounters> reclaim = Optional.empty();

    /**
     * Starts without reports.
     *
     * @param fixedTotal what the guest's kernel counts if it does not notice its balloon, which is so if that deflates by itself; zero
     *     if it does
     */
    StatsReport(long swapCluster, long fixedTotal) {
        this.swapCluster = swapCluster;
        this.fixedTotal = fixedTotal;
    }

    /** Sets the time between reports in seconds; zero switches them off, and nothing is visible then. */
    void period(double seconds) {
        period = seconds;
        untilNext = 0;
        if (seconds <= 0) {
            last = Optional.empty();
        }
    }

    /** Returns the time between reports in seconds; zero if there are none. */
    double period() {
        return period;
    }

    /** Returns the time until the next report, in seconds. */
    double untilNext() {
        return untilNext;
    }

    /** Sets how the kernel looked for memory so far; empty if it does not count that. */
    void reclaim(Optional<ReclaimCounters> counters) {
        reclaim = counters;
    }

    void freeze(boolean on) {
        frozen = on;
    }

    boolean frozen() {
        return frozen;
    }

    /** Makes a report if one is due at the end of a step. */
    void settle(GuestPages pages, double seconds, long epochSecond) {
        if (period > 0 && !frozen && isDue(seconds)) {
            make(pages, epochSecond);
        }
    }

    /** Does what {@link #settle} would have done at the end of each of these steps, in which no page moved. */
    void rest(GuestPages pages, RestedSteps steps) {
        if (period <= 0 || frozen) {
            return;
        }
        long due = -1;
        for (long i = 0; i < steps.count(); i++) {
            due = isDue(steps.seconds()) ? i : due;
        }
        if (due >= 0) {
            make(pages, steps.epochSecond(due));
        }
    }

    private boolean isDue(double seconds) {
        untilNext -= seconds;
        if (untilNext > 0) {
            return false;
        }
        untilNext = GuestPace.untilNext(untilNext, period);
        return true;
    }

    private void make(GuestPages pages, long epochSecond) {
        last = Optional.of(of(pages, epochSecond));
    }

    /** Returns what a report at this time would say of these pages. */
    GuestStats of(GuestPages pages, long epochSecond) {
        long free = pages.free();
        GuestStats before = last.orElse(NOTHING);
        return new GuestStats(
                epochSecond,
                amount(free, before.unused()),
                amount(pages.usable(), before.usable()),
                amount(pages.cache(), before.diskCaches()),
                amount(pages.swappedIn(), before.swappedIn()),
                amount(pages.swappedOut(), before.swappedOut()),
                pages.swappedIn() / swapCluster,
                amount(fixedTotal > 0 ? fixedTotal : pages.total(), before.total()),
                reclaim);
    }

    /** Most amounts are the same in one report after the other; they need no new object then. */
    private static Bytes amount(long bytes, Bytes before) {
        return before.value() == bytes ? before : Bytes.bytes(bytes);
    }

    Optional<GuestStats> last() {
        return last;
    }
}
