package org.opendrs.core.balloon;

import java.time.Duration;
import java.util.Optional;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.core.stats.DecayingPeak;
import org.opendrs.model.DataQuality;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * The steps by which a {@link GuestHistory} goes from one to the next: after a sample, after a command was sent, after
 * its outcome. Pure; instants are nanoseconds of the monotonic clock. May be called by any thread.
 */
public final class GuestHistories {
    /**
     * New reports of a guest that was out of sight before memory is taken from it: two, as many as a slope needs. The load may have
     * begun to rise meanwhile, and what it rose by since it was last seen tells nothing about how fast. Guests of 256 MiB without swap
     * whose load rose at 60 MB/s while an engine was started again lost processes to its first turn without this.
     */
    static final int REPORTS_AFTER_ABSENCE = GuestScopes.SAMPLES_BEFORE_COMMANDS;

    /** Times between two samples after which a guest was out of sight: one was missed, and the next one was late. */
    static final double LOOKS_MISSED = 2.5;

    /** Guests report no more often than once a second. */
    private static final long SHORTEST_SPACING_NANOS = 1_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    private GuestHistories() {}

    /**
     * Returns the history after one more sample of the guest. A sample that may not be trusted only tells that the
     * guest exists.
     *
     * <p>Keeps peak and growth of the demand, notices changes of the size by others ({@link SizeWatches}) and processes that were
     * killed ({@link OomKills}), tells whether a shrink
     * makes progress or was undone by the guest, and settles targets of unknown fate: one that the guest has reached is in force; one
     * that shows no effect for {@code uncertainFor} no longer keeps
     * the guest busy, but the larger of the old and the new target goes on counting.
     *
     * @param uncertainFor longer than the time after which a late command can still take effect
     */
    public static GuestHistory afterSample(
            GuestHistory history, VmSnapshot vm, long nowNanos, Duration uncertainFor, WaterfillSettings settings) {
        return afterSample(history, vm, nowNanos, new Learning(settings, uncertainFor));
    }

    /** Returns the same as the other method, by rules that serve for all guests. */
    public static GuestHistory afterSample(GuestHistory history, VmSnapshot vm, long nowNanos, Learning learning) {
        var settings = learning.settings();
        var draft = new HistoryDraft(history);
        if (draft.firstSeenAt == GuestHistory.NEVER) {
            draft.firstSeenAt = nowNanos;
        }
        if (vm.quality() == DataQuality.GOOD) {
            SizeWatches.sampled(draft, vm, nowNanos, settings);
            watchAbsence(draft, vm, nowNanos);
            boolean over = nowNanos - draft.uncertainSince >= learning.uncertainForNanos();
            settleUncertain(draft, vm.memory().actual(), over, settings.floors());
            OomKills.sampled(draft, vm, nowNanos, settings.floors());
            endShrinkTakenBack(draft, vm, settings.floors());
            watchShrink(draft, vm, nowNanos, settings);
            learnLoad(draft, vm, nowNanos, learning);
        } else if (SizeWatches.startsAnew(vm)) {
            SizeWatches.startAnew(draft);
            OomKills.startAnew(draft);
        }
        if (hasNoDriver(draft, vm, nowNanos)) {
            draft.stalledSamples = GuestClasses.UNCOOPERATIVE_AFTER;
        }
        return draft.build();
    }

    /**
     * Returns the history after a target was sent. Until its outcome is known, the ledger counts it beside the target
     * before.
     *
     * @param distress whether it came from the fast path; a guest that grew so is then not shrunk for {@link
     *     DistressSettings#hold}
     */
    public static GuestHistory afterCommand(
            GuestHistory history, BalloonTarget target, long nowNanos, boolean distress, WaterfillSettings settings) {
        var draft = new HistoryDraft(history);
        draft.pending = Optional.of(target.target());
        draft.commandedAt = nowNanos;
        SizeWatches.commanded(draft, target.current(), target.target());
        if (isNear(target.target(), target.current(), settings.floors())) {
            return draft.build();
        }
        if (target.shrinks()) {
            draft.lastShrinkAt = nowNanos;
        } else {
            draft.lastGrowthAt = nowNanos;
            if (distress) {
                draft.distressedUntil = nowNanos + settings.distress().hold().toNanos();
            }
        }
        return draft.build();
    }

    /**
     * Returns the history after the outcome of the last target became known. A refused target leaves the one before in
     * force; if a shrink was refused for its value, the floor is raised above it. An unknown outcome keeps both
     * targets in the ledger.
     */
    public static GuestHistory afterOutcome(
            GuestHistory history, CommandOutcome outcome, long nowNanos, WaterfillSettings settings) {
        var draft = new HistoryDraft(history);
        if (draft.pending.isEmpty()) {
            return history;
        }
        if (outcome instanceof CommandOutcome.Accepted) {
            draft.target = draft.pending;
            draft.pending = Optional.empty();
        } else if (outcome instanceof CommandOutcome.Refused refused) {
            boolean shrink = draft.lastShrinkAt == draft.commandedAt;
            if (shrink && refused.reason() == Refusal.INVALID_VALUE) {
                raise(draft, draft.pending.get(), nowNanos, settings.floors());
            }
            draft.pending = Optional.empty();
        } else {
            draft.uncertainSince = nowNanos;
            draft.doubted = draft.doubted.max(draft.pending.get()).max(draft.target.orElse(Bytes.ZERO));
        }
        return draft.build();
    }

    /** Raises the floor above what a guest could not do with. */
    static void raise(HistoryDraft draft, Bytes above, long nowNanos, FloorSettings settings) {
        draft.raiseFloor(
                above.times(1 + settings.raise()), nowNanos, settings.raiseFor().toNanos());
    }

    /**
     * Ends uncertainty. A guest that has moved to its pending target may be commanded again, but the ledger goes on counting
     * what is doubted: the guest may just be passing on its way to the target before, or have stopped there for want of
     * memory to give, and the command may yet come into force and undo what is done meanwhile.
     */
    private static void settleUncertain(HistoryDraft draft, Bytes actual, boolean over, FloorSettings settings) {
        if (draft.uncertainSince == GuestHistory.NEVER) {
            return;
        }
        if (draft.isUncertain()) {
            var asked = draft.pending.orElseThrow();
            boolean moved = draft.commandedAt == draft.lastShrinkAt || draft.commandedAt == draft.lastGrowthAt;
            if (moved && isNear(actual, asked, settings)) {
                draft.target = draft.pending;
                draft.pending = Optional.empty();
            } else if (over) {
                draft.target = larger(draft.target, asked, actual);
                draft.pending = Optional.empty();
            }
        }
        if (over) {
            draft.uncertainSince = GuestHistory.NEVER;
            draft.doubted = Bytes.ZERO;
        }
    }

    /** Returns the larger target of two of which nobody knows which one is in force; none if both ask for less than there is. */
    private static Optional<Bytes> larger(Optional<Bytes> before, Bytes asked, Bytes actual) {
        if (before.isPresent()) {
            return Optional.of(asked.max(before.get()));
        }
        return asked.compareTo(actual) > 0 ? Optional.of(asked) : Optional.empty();
    }

    /**
     * Notices that the guest was out of sight, because its host was silent, the engine was not running, or the machine was not; and
     * counts the reports that are awaited since. The report's own time counts, because another host may have kept the engine waiting.
     */
    private static void watchAbsence(HistoryDraft draft, VmSnapshot vm, long nowNanos) {
        if (draft.validSamples == 0) {
            return;
        }
        long between = nowNanos - vm.age().toNanos() - draft.sampledAt;
        if (between <= 0) {
            // The report of the sample before.
            return;
        }
        if (between > LOOKS_MISSED * Math.max(draft.spacing, SHORTEST_SPACING_NANOS)) {
            draft.awaitedSamples = REPORTS_AFTER_ABSENCE;
        }
        draft.spacing = between;
        draft.awaitedSamples = Math.max(0, draft.awaitedSamples - 1);
    }

    /** Returns whether the guest has booted long ago and has not reported anything yet. */
    private static boolean hasNoDriver(HistoryDraft draft, VmSnapshot vm, long nowNanos) {
        return vm.quality() == DataQuality.MISSING
                && vm.state() == VmState.RUNNING
                && draft.validSamples == 0
                && nowNanos - draft.firstSeenAt >= GuestScopes.BOOT_TIME.toNanos();
    }

    /**
     * Ends a shrink that was undone. A balloon that deflates by itself gives back what the guest runs short of, and its driver does not
     * inflate it again until it is given another target. A guest that holds more than our commands explain was given another one. Neither
     * is a stall: what the guest holds so, it may free any moment.
     */
    private static void endShrinkTakenBack(HistoryDraft draft, VmSnapshot vm, FloorSettings settings) {
        var actual = vm.memory().actual();
        long grown = actual.value() - draft.lastActual.value();
        boolean byItself =
                vm.facts().autodeflate() && grown >= settings.progress().value();
        boolean byOthers =
                draft.watch.isKnown() && actual.compareTo(draft.watch.high().plus(settings.tolerance())) > 0;
        if ((byItself || byOthers) && isShrinkInForce(draft, actual, settings)) {
            draft.target = Optional.empty();
        }
    }

    /**
     * Counts samples in which a shrink made no progress. A shrink that stalls raises the floor to where it stopped:
     * what a guest could not give is fragmented, pinned or in use.
     */
    private static void watchShrink(HistoryDraft draft, VmSnapshot vm, long nowNanos, WaterfillSettings settings) {
        var floors = settings.floors();
        var actual = vm.memory().actual();
        if (draft.validSamples == 0) {
            // It reports now, so that its driver has been loaded.
            draft.stalledSamples = 0;
        }
        long moved = draft.validSamples == 0 ? 0 : draft.lastActual.value() - actual.value();
        if (Math.abs(moved) >= floors.progress().value()) {
            draft.stalledSamples = 0;
        } else if (isAwaited(draft, actual, nowNanos, floors) && !isSwappingOut(draft, vm, nowNanos, settings)) {
            draft.stalledSamples++;
            if (draft.stalledSamples % GuestClasses.STALLED_AFTER == 0) {
                draft.raiseFloor(actual, nowNanos, floors.stallFor().toNanos());
            }
        }
        draft.lastActual = actual;
    }

    /** Returns whether a shrink is under way whose progress shows between the last sample and this one. */
    private static boolean isAwaited(HistoryDraft draft, Bytes actual, long nowNanos, FloorSettings settings) {
        boolean floored = nowNanos < draft.floorUntil
                && draft.floor.value() >= actual.value() - settings.tolerance().value();
        return !floored && isShrinkInForce(draft, actual, settings);
    }

    /** Returns whether the guest holds more than it was asked to, and has been sampled since. */
    private static boolean isShrinkInForce(HistoryDraft draft, Bytes actual, FloorSettings settings) {
        return draft.pending.isEmpty()
                && draft.target.isPresent()
                && draft.validSamples > 0
                && draft.sampledAt >= draft.commandedAt
                && draft.target.get().value()
                        < actual.value() - settings.tolerance().value();
    }

    /**
     * Returns whether the guest may be writing to its swap device what it was asked to give. That takes longer than giving
     * free memory, so that a pause is no stall until {@link PaceSettings#followWithin} is over.
     */
    private static boolean isSwappingOut(HistoryDraft draft, VmSnapshot vm, long nowNanos, WaterfillSettings settings) {
        boolean hasSwap = draft.swapSeen || vm.facts().swap();
        boolean exhausted = vm.memory().usable().compareTo(settings.distress().usable()) < 0;
        long since = nowNanos - draft.commandedAt;
        return hasSwap && exhausted && since < settings.pace().followWithin().toNanos();
    }

    private static boolean isNear(Bytes a, Bytes b, FloorSettings settings) {
        return Math.abs(a.value() - b.value()) <= settings.tolerance().value();
    }

    private static void learnLoad(HistoryDraft draft, VmSnapshot vm, long nowNanos, Learning learning) {
        var demand = vm.demand().memory();
        if (draft.validSamples == 0) {
            draft.peak = demand;
        } else if (nowNanos > draft.sampledAt) {
            long elapsed = nowNanos - draft.sampledAt;
            double rise = Math.max(0, demand.value() - draft.lastLoad.value());
            long slope = (long) (rise * NANOS_PER_SECOND / elapsed);
            long peak = DecayingPeak.after(draft.peak.value(), demand.value(), elapsed, learning.peak());
            draft.peak = peak == demand.value() ? demand : Bytes.bytes(peak);
            long growth = DecayingPeak.after(draft.growth.value(), slope, elapsed, learning.growth());
            draft.growth = growth == 0 ? ByteRate.ZERO : new ByteRate(growth);
        }
        draft.lastLoad = demand;
        draft.sampledAt = nowNanos;
        draft.validSamples = Math.min(draft.validSamples, Integer.MAX_VALUE - 1) + 1;
        draft.swapSeen |= !vm.memory().swapOut().isZero();
    }
}
