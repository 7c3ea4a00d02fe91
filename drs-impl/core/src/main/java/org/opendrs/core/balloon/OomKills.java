package org.opendrs.core.balloon;

import java.util.Optional;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmSnapshot;

/**
 * Learns from processes that a guest's OOM killer took, where the guest tells ({@link ReclaimCounters}): what it held was too little, so
 * that its floor is raised above it for a while. A kill for want of memory of the whole guest comes after somebody stalled; one inside a
 * control group at its own limit does not, and no size of the guest would help that. Pure; instants are nanoseconds of the monotonic
 * clock. May be called by any thread.
 */
public final class OomKills {
    private OomKills() {}

    /**
     * Returns what was learnt, if the step from one history to the next found that processes were killed.
     *
     * @param before the history before a sample
     * @param after the history after it
     */
    public static Optional<Reason> found(
            GuestHistory before, GuestHistory after, long nowNanos, WaterfillSettings settings) {
        long kills = kills(before.reclaim(), after.reclaim());
        if (kills == 0 || isTooOld(before.sampledAtNanos(), nowNanos, settings.floors())) {
            return Optional.empty();
        }
        return Optional.of(Reason.of(
                BalloonReasons.OOM_KILL,
                new Input("kills", kills),
                new Input("held", before.lastActual().max(after.lastActual()).value()),
                new Input("floor", after.floor().value()),
                new Input("forNanos", after.floorUntilNanos() - nowNanos)));
    }

    /** Compares the counters of a good sample with those of the one before. Call before the size is learnt from the sample. */
    static void sampled(HistoryDraft draft, VmSnapshot vm, long nowNanos, FloorSettings settings) {
        var now = vm.memory().reclaim();
        if (now.equals(draft.reclaim)) {
            return;
        }
        if (kills(draft.reclaim, now) > 0 && !isTooOld(draft.sampledAt, nowNanos, settings)) {
            // The guest ran out somewhere on the way from one size to the other, so that neither was enough for
            // certain.
            GuestHistories.raise(draft, vm.memory().actual().max(draft.lastActual), nowNanos, settings);
        }
        if (now.isPresent()) {
            // A backend may miss them once, when a monitor is late, without the guest having started anew.
            draft.reclaim = now;
        }
    }

    /** Learns that the guest started anew, or that its figures are not complete yet. */
    static void startAnew(HistoryDraft draft) {
        draft.reclaim = Optional.empty();
    }

    /** A counter that has gone back was set to zero by a boot that nobody saw. */
    private static long kills(Optional<ReclaimCounters> before, Optional<ReclaimCounters> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return 0;
        }
        boolean stalled = after.get().allocationStalls() > before.get().allocationStalls();
        return stalled ? Math.max(0, after.get().oomKills() - before.get().oomKills()) : 0;
    }

    /** What happened while nobody looked may have happened so long ago that the floor would be down again. */
    private static boolean isTooOld(long sampledAt, long nowNanos, FloorSettings settings) {
        return nowNanos - sampledAt > settings.raiseFor().toNanos();
    }
}
