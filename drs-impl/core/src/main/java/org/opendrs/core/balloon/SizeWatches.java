package org.opendrs.core.balloon;

import java.time.Duration;
import java.util.Optional;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.SizeWatch;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.DataQuality;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/**
 * Notices that somebody else has set the size of a guest, by hand say, so that nobody fights over it. Pure; instants are
 * nanoseconds of the monotonic clock. May be called by any thread.
 *
 * <p>Our own commands explain every size between what the guest held and what any of them asked for. Once the last one was carried
 * out for certain, the guest only comes nearer its target: what it has left behind is explained no more, however long it takes. A
 * size outside, by more than the dead zone, is a change by others once a report confirms it that the guest gave later. A guest that
 * boots takes all its memory unasked; but it gives no report before its counters have started anew, after which the watch does so
 * too. A balloon with automatic deflation gives memory back by itself, so that no growth of such a guest is held against anybody, and
 * may then go on to a target that it had not reached (one that it had reached it leaves alone: {@code update_balloon_size_func} in
 * Linux, measured with 256 MiB).
 */
public final class SizeWatches {
    /**
     * Time after a command in which it may still take effect, or the guest be on its way: late commands come within 40 s, and the
     * slowest balloon measured moves 20 MB/s, 2 GiB in the rest.
     */
    public static final Duration REST = Duration.ofMinutes(2);

    /**
     * Time after a command in which it may still be carried out although it was accepted: one that a connection doubles comes again
     * within 5 s, and the size in a report may have been read a little before.
     */
    static final Duration CARRIED_OUT = Duration.ofSeconds(6);

    /** Movement within this time after a change by others is the rest of that change. */
    public static final Duration SAME_CHANGE = Duration.ofMinutes(1);

    private SizeWatches() {}

    /** Returns for how long the guest is still left alone; zero if it is not. */
    public static Duration remaining(GuestHistory history, long nowNanos) {
        return Duration.ofNanos(Math.max(0, history.watch().untilNanos() - nowNanos));
    }

    /**
     * Returns why the guest is left alone from now on, if the step from one history to the next found a change by others.
     *
     * @param after the history after a sample
     * @param before the history before it
     */
    public static Optional<Reason> found(GuestHistory before, GuestHistory after, long nowNanos) {
        if (after.watch().changes() <= before.watch().changes()) {
            return Optional.empty();
        }
        return Optional.of(Reason.of(
                BalloonReasons.FOREIGN_CHANGE,
                new Input("low", before.watch().low().value()),
                new Input("high", before.watch().high().value()),
                new Input("actual", after.lastActual().value()),
                new Input("changes", after.watch().changes()),
                new Input("forNanos", after.watch().untilNanos() - nowNanos)));
    }

    /** Learns which sizes are explained from now on: what the guest holds and what it is asked for too. */
    static void commanded(HistoryDraft draft, Bytes current, Bytes target) {
        var watch = draft.watch;
        if (watch.isKnown()) {
            var low = watch.low().min(current).min(target);
            draft.watch = between(watch, low, watch.high().max(current).max(target));
        }
    }

    /** Learns that the guest started anew, or that its figures are not complete yet. */
    static void startAnew(HistoryDraft draft) {
        draft.watch = between(draft.watch, Bytes.ZERO, Bytes.ZERO);
    }

    /** Compares a good sample with what is explained. Call before anything else is learnt from the sample. */
    static void sampled(HistoryDraft draft, VmSnapshot vm, long nowNanos, WaterfillSettings settings) {
        if (settings.foreign().backOff().isZero() || vm.state() != VmState.RUNNING) {
            return;
        }
        var actual = vm.memory().actual();
        if (isUnwatched(draft, nowNanos)) {
            draft.watch = around(draft, actual);
        } else if (isOutside(draft.watch, vm, settings.pace())) {
            outside(draft, vm, nowNanos, settings.foreign());
        } else {
            inside(draft, vm, nowNanos, settings);
            leaveBehind(draft, vm, nowNanos);
        }
    }

    /**
     * A guest that was not watched for as long as a boot takes may have booted, unless it is never looked at more often; one that is new
     * may still be settling.
     */
    private static boolean isUnwatched(HistoryDraft draft, long nowNanos) {
        long boot = GuestScopes.BOOT_TIME.toNanos();
        return !draft.watch.isKnown()
                || draft.sampledAt == GuestHistory.NEVER
                || nowNanos - draft.sampledAt > Math.max((double) boot, GuestHistories.LOOKS_MISSED * draft.spacing)
                || nowNanos - draft.firstSeenAt < boot;
    }

    private static boolean isOutside(SizeWatch watch, VmSnapshot vm, PaceSettings pace) {
        long maximum = vm.memory().maximum().value();
        long actual = vm.memory().actual().value();
        long margin = Math.max(pace.deadZone().value(), (long) (maximum * pace.deadZoneRatio()));
        boolean above = actual > watch.high().value() + margin && !vm.facts().autodeflate();
        return above || actual < watch.low().value() - margin;
    }

    private static void outside(HistoryDraft draft, VmSnapshot vm, long nowNanos, ForeignSettings settings) {
        var watch = draft.watch;
        var actual = vm.memory().actual();
        boolean sameChange = nowNanos < watch.untilNanos() && nowNanos - watch.changedAtNanos() < SAME_CHANGE.toNanos();
        if (sameChange) {
            draft.watch =
                    new SizeWatch(actual, actual, GuestHistory.NEVER, nowNanos, watch.changes(), watch.untilNanos());
        } else if (watch.suspectSinceNanos() == GuestHistory.NEVER) {
            draft.watch = new SizeWatch(
                    watch.low(), watch.high(), nowNanos, watch.changedAtNanos(), watch.changes(), watch.untilNanos());
        } else if (nowNanos - vm.age().toNanos() > watch.suspectSinceNanos()) {
            int changes = Math.min(watch.changes(), Integer.MAX_VALUE - 1) + 1;
            long until = nowNanos + settings.after(changes).toNanos();
            draft.watch = new SizeWatch(actual, actual, GuestHistory.NEVER, nowNanos, changes, until);
            // Whoever set the size has replaced our target; the ledger counts what the guest really holds.
            draft.target = Optional.empty();
        }
    }

    private static void inside(HistoryDraft draft, VmSnapshot vm, long nowNanos, WaterfillSettings settings) {
        var watch = draft.watch;
        var actual = vm.memory().actual();
        boolean moved = Math.abs(actual.value() - draft.lastActual.value())
                > settings.floors().progress().value();
        boolean atRest = !moved && nowNanos - draft.commandedAt > REST.toNanos() && draft.pending.isEmpty();
        boolean forgiven =
                nowNanos - watch.untilNanos() > settings.foreign().most().toNanos();
        if (watch.suspectSinceNanos() != GuestHistory.NEVER || (forgiven && watch.changes() > 0)) {
            draft.watch = new SizeWatch(
                    watch.low(),
                    watch.high(),
                    GuestHistory.NEVER,
                    watch.changedAtNanos(),
                    forgiven ? 0 : watch.changes(),
                    watch.untilNanos());
        }
        if (atRest) {
            boolean mayGoOn = vm.facts().autodeflate() && draft.target.isEmpty();
            draft.watch = hull(draft.watch, draft, mayGoOn ? watch.low().min(actual) : actual, actual);
        }
    }

    /** Takes from what is explained the sizes that a guest on the way to its target has left behind. */
    private static void leaveBehind(HistoryDraft draft, VmSnapshot vm, long nowNanos) {
        long reportedAt = nowNanos - vm.age().toNanos();
        boolean certain = draft.pending.isEmpty() && draft.uncertainSince == GuestHistory.NEVER;
        if (draft.target.isEmpty() || !certain || reportedAt - draft.commandedAt < CARRIED_OUT.toNanos()) {
            return;
        }
        var watch = draft.watch;
        var actual = vm.memory().actual();
        var target = draft.target.get();
        var low = watch.low().max(actual.min(target));
        var high = watch.high().min(actual.max(target));
        if (!low.equals(watch.low()) || !high.equals(watch.high())) {
            draft.watch = between(watch, low, high);
        }
    }

    /** Starts from what the guest holds; what was explained before stays so while it settles. */
    private static SizeWatch around(HistoryDraft draft, Bytes actual) {
        var watch = draft.watch;
        return watch.isKnown()
                ? hull(watch, draft, watch.low().min(actual), watch.high().max(actual))
                : hull(watch, draft, actual, actual);
    }

    private static SizeWatch hull(SizeWatch watch, HistoryDraft draft, Bytes least, Bytes most) {
        var low = least;
        var high = most.max(draft.doubted);
        if (draft.target.isPresent()) {
            low = low.min(draft.target.get());
            high = high.max(draft.target.get());
        }
        if (draft.pending.isPresent()) {
            low = low.min(draft.pending.get());
            high = high.max(draft.pending.get());
        }
        return watch.low().equals(low) && watch.high().equals(high) ? watch : between(watch, low, high);
    }

    private static SizeWatch between(SizeWatch watch, Bytes low, Bytes high) {
        return new SizeWatch(
                low, high, GuestHistory.NEVER, watch.changedAtNanos(), watch.changes(), watch.untilNanos());
    }

    /** Returns whether a sample of this quality tells that the guest's counters have started anew. */
    static boolean startsAnew(VmSnapshot vm) {
        return vm.quality() == DataQuality.PARTIAL && vm.state() == VmState.RUNNING;
    }
}
