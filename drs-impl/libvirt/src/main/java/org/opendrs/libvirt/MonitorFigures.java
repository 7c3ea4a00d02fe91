package org.opendrs.libvirt;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opendrs.model.ReclaimCounters;

/**
 * What the monitor of one guest told since the guest was started, and whether to ask it again. Safe for use by any thread.
 */
final class MonitorFigures {
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long askedAtReport;
    private volatile boolean untold;
    private volatile Optional<ReclaimCounters> reclaim = Optional.empty();

    /** Returns the newest counters; empty if none were told yet, or ever. */
    Optional<ReclaimCounters> reclaim() {
        return reclaim;
    }

    /**
     * Begins to ask, or returns false: the monitor is being asked, has nothing to tell, or has told all that the guest reported so far.
     *
     * @param report time stamp of the guest's newest report; zero if there is none
     */
    boolean begin(long report) {
        return report > 0 && report != askedAtReport && !untold && asking.compareAndSet(false, true);
    }

    /** The monitor has answered. What neither QEMU nor guest are new enough to tell, they will not tell until the guest is started anew. */
    void answered(GuestStatsReply reply, long report) {
        if (reply.reclaim().isPresent()) {
            reclaim = reply.reclaim();
        }
        untold = reply.reported() && reply.reclaim().isEmpty();
        askedAtReport = report;
        asking.set(false);
    }

    /** The monitor need not be asked until the guest is started anew. */
    void hasNothing() {
        untold = true;
        asking.set(false);
    }

    /** There was no answer; the next report is asked for again. */
    void failed(long report) {
        askedAtReport = report;
        asking.set(false);
    }
}
