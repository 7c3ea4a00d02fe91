package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.GuestHistories;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.balloon.SizeWatches;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.state.KnownGuest;
import org.opendrs.event.DrsEvent.ForeignChange;
import org.opendrs.model.GuestClass;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;

/**
 * What is remembered of each guest from turn to turn, as public data: policies hold no state, so that an embedder's policy competes
 * with ours on equal terms and a turn record replays. Confined to the mailbox.
 */
final class Guests {
    /** Turns after which a guest that no host reports any more is forgotten. */
    private static final long FORGET_AFTER_NANOS = 600_000_000_000L;

    private static final int FORGET_EVERY = 64;

    private final WaterfillSettings settings;
    private final Duration uncertainFor;
    private final Map<VmId, GuestHistory> histories = new HashMap<>();
    private final Set<VmId> pending = new HashSet<>();
    private final List<ForeignChange> foreign = new ArrayList<>();
    private int rounds;

    /** Starts with nothing known; a command of unknown outcome keeps a guest busy for {@code uncertainFor}. */
    Guests(WaterfillSettings settings, Duration uncertainFor) {
        this.settings = settings;
        this.uncertainFor = uncertainFor;
    }

    /**
     * Takes over what an engine before this one remembered. A command of which it did not learn the outcome is of unknown outcome now.
     */
    void remember(List<KnownGuest> known, long nowNanos) {
        for (KnownGuest guest : known) {
            var history = guest.history();
            boolean open = history.pending().isPresent() && !history.isUncertain();
            var unknown = new CommandOutcome.Unknown("the engine ended before it learnt the outcome");
            histories.put(
                    guest.vm(), open ? GuestHistories.afterOutcome(history, unknown, nowNanos, settings) : history);
        }
    }

    /** Returns all that is remembered, in id order. */
    List<KnownGuest> known() {
        var known = new ArrayList<KnownGuest>(histories.size());
        new TreeMap<>(histories).forEach((vm, history) -> known.add(new KnownGuest(vm, history)));
        return known;
    }

    /** Returns whether every command's outcome is known. */
    boolean isSettled() {
        return pending.isEmpty();
    }

    /** Returns what is remembered of the guest. */
    GuestHistory history(VmId vm) {
        GuestHistory known = histories.get(vm);
        return known == null ? GuestHistory.none() : known;
    }

    /** Returns how the guest answers to its balloon. */
    GuestClass classOf(VmId vm) {
        GuestHistory known = histories.get(vm);
        return known == null ? GuestClass.COOPERATIVE : GuestClasses.of(known);
    }

    /** Returns whether the guest may be commanded. */
    GuestScope scopeOf(VmSnapshot vm, boolean moving, long nowNanos) {
        return GuestScopes.of(vm, history(vm.id()), pending.contains(vm.id()), moving, nowNanos);
    }

    /** Learns from a new sample of a host. A VM that only arrives there is its source's. */
    void sampled(HostSnapshot host, long nowNanos) {
        for (VmSnapshot vm : host.vms()) {
            if (vm.state() != VmState.MIGRATING_IN) {
                var before = history(vm.id());
                var after = GuestHistories.afterSample(before, vm, nowNanos, uncertainFor, settings);
                histories.put(vm.id(), after);
                SizeWatches.found(before, after, nowNanos)
                        .ifPresent(reason -> foreign.add(new ForeignChange(0, host.id(), vm.id(), reason)));
            }
        }
    }

    /** Returns the changes by others that were found since the last call, as events of this turn. */
    List<ForeignChange> foreignChanges(long turn) {
        if (foreign.isEmpty()) {
            return List.of();
        }
        var found = foreign.stream()
                .map(change -> new ForeignChange(turn, change.host(), change.vm(), change.reason()))
                .toList();
        foreign.clear();
        return found;
    }

    /** Forgets guests that no host has reported for long. Called once a turn. */
    void prune(long nowNanos) {
        if (++rounds % FORGET_EVERY == 0) {
            histories
                    .entrySet()
                    .removeIf(e -> !pending.contains(e.getKey())
                            && nowNanos - e.getValue().sampledAtNanos() > FORGET_AFTER_NANOS);
        }
    }

    /** Remembers that a target was sent; until its outcome is known the guest gets no other. */
    void commanded(BalloonTarget target, long nowNanos, boolean distress) {
        pending.add(target.vm());
        histories.put(
                target.vm(), GuestHistories.afterCommand(history(target.vm()), target, nowNanos, distress, settings));
    }

    /** Remembers what became of the last target. */
    void settled(VmId vm, CommandOutcome outcome, long nowNanos) {
        pending.remove(vm);
        histories.put(vm, GuestHistories.afterOutcome(history(vm), outcome, nowNanos, settings));
    }
}
