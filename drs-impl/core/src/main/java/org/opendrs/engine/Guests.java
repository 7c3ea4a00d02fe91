package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.GuestHistories;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.balloon.Learning;
import org.opendrs.core.balloon.OomKills;
import org.opendrs.core.balloon.SizeWatches;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.state.KnownGuest;
import org.opendrs.event.DrsEvent.ForeignChange;
import org.opendrs.event.DrsEvent.ProcessesKilled;
import org.opendrs.explain.Reason;
import org.opendrs.model.GuestClass;
import org.opendrs.model.HostId;
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
    /** Time after which a guest that no host reports any more is forgotten. */
    private static final long FORGET_AFTER_NANOS = 600_000_000_000L;

    /** Turns between two looks for such guests. */
    private static final int FORGET_EVERY = 64;

    private final WaterfillSettings settings;
    private final Learning learning;
    /**
     * One entry for all that is known of a guest, changed in place: with ten thousand guests a look-up is a cache miss, and with a map
     * for each kind of knowledge they took a seventh of a turn.
     */
    private final Map<VmId, Known> guests = new HashMap<>();

    /** Where to find the guests of each host without a search. */
    private final Map<HostId, Roster<Known>> rosters = new HashMap<>();

    /** What was found since it was last told. */
    private final List<GuestFinding> found = new ArrayList<>();

    private int rounds;

    /** Starts with nothing known; a command of unknown outcome keeps a guest busy for {@code uncertainFor}. */
    Guests(WaterfillSettings settings, Duration uncertainFor) {
        this.settings = settings;
        this.learning = new Learning(settings, uncertainFor);
    }

    /**
     * Takes over what an engine before this one remembered. A command of which it did not learn the outcome is of unknown outcome now.
     */
    void remember(List<KnownGuest> remembered, long nowNanos) {
        for (KnownGuest guest : remembered) {
            var history = guest.history();
            boolean open = history.pending().isPresent() && !history.isUncertain();
            var unknown = new CommandOutcome.Unknown("the engine ended before it learnt the outcome");
            Known known = known(guest.vm());
            known.history = open ? GuestHistories.afterOutcome(history, unknown, nowNanos, settings) : history;
            known.seenAt = nowNanos;
        }
    }

    /** Returns all that is remembered, in id order. */
    List<KnownGuest> remembered() {
        var remembered = new ArrayList<KnownGuest>(guests.size());
        new TreeMap<>(guests).forEach((vm, known) -> remembered.add(new KnownGuest(vm, known.history)));
        return remembered;
    }

    /** Returns whether every command's outcome is known. */
    boolean isSettled() {
        return guests.values().stream().noneMatch(known -> known.pending);
    }

    /** Returns how each guest answers to its balloon, for one walk through the guests of one host in id order. */
    Function<VmId, GuestClass> classesOn(HostId host) {
        var walk = walk(host);
        return vm -> GuestClasses.of(walk.find(vm).history);
    }

    /** Returns whether no sample of the guest was ever valid. */
    boolean neverReported(VmId vm) {
        Known known = guests.get(vm);
        return known == null || known.history.validSamples() == 0;
    }

    /**
     * Returns how to describe the guests of one host as a policy sees them: the sample, whether the guest may be commanded, and what is
     * remembered of it. For one walk through them in id order.
     */
    Descriptions describe(HostId host, long nowNanos) {
        var walk = walk(host);
        return (vm, moving) -> describe(vm, walk.find(vm.id()), moving, nowNanos);
    }

    private static BalloonGuest describe(VmSnapshot vm, Known known, boolean moving, long nowNanos) {
        var scope = GuestScopes.of(vm, known.history, known.pending, moving, nowNanos);
        return new BalloonGuest(vm.id(), vm.memory(), vm.memoryAllocation(), vm.facts(), scope, known.history);
    }

    /**
     * Returns what a new sample of a host teaches; a VM that only arrives there is its source's. Changes nothing, so that workers may
     * ask for several hosts at once.
     */
    Lessons study(HostSnapshot host, long nowNanos) {
        var walk = walk(host.id());
        var lessons = new ArrayList<Lesson>(host.vms().size());
        for (VmSnapshot vm : host.vms()) {
            if (vm.state() != VmState.MIGRATING_IN) {
                lessons.add(lesson(vm, walk.find(vm.id()), nowNanos));
            }
        }
        return new Lessons(host.id(), lessons, walk.foundAll());
    }

    /** Takes over what was studied. */
    void learn(Lessons lessons, long nowNanos) {
        for (Lesson lesson : lessons.each) {
            Known known = lesson.known == Known.NOTHING ? known(lesson.vm.id()) : lesson.known;
            Lesson valid = lesson.follows(known) ? lesson : lesson(lesson.vm, known, nowNanos);
            known.history = valid.after;
            known.seenAt = nowNanos;
            VmId vm = valid.vm.id();
            valid.foreign.ifPresent(why -> found.add(new GuestFinding(lessons.host, vm, why, ForeignChange::new)));
            valid.killed.ifPresent(why -> found.add(new GuestFinding(lessons.host, vm, why, ProcessesKilled::new)));
        }
        if (!lessons.sameGuests) {
            var vms = lessons.each.stream().map(lesson -> lesson.vm.id()).toList();
            rosters.put(
                    lessons.host,
                    new Roster<>(vms, vms.stream().map(this::known).toList()));
        }
    }

    private Lesson lesson(VmSnapshot vm, Known known, long nowNanos) {
        var before = known.history;
        var after = GuestHistories.afterSample(before, vm, nowNanos, learning);
        return new Lesson(
                vm,
                known,
                before,
                after,
                SizeWatches.found(before, after, nowNanos),
                OomKills.found(before, after, nowNanos, settings));
    }

    private Roster.Walk<Known> walk(HostId host) {
        return rosters.getOrDefault(host, Roster.empty()).walk(vm -> guests.getOrDefault(vm, Known.NOTHING));
    }

    /** Returns what was found of guests since the last call. */
    List<GuestFinding> found() {
        if (found.isEmpty()) {
            return List.of();
        }
        var news = List.copyOf(found);
        found.clear();
        return news;
    }

    /** Forgets guests that no host has reported for long. Called once a turn. */
    void prune(long nowNanos) {
        if (++rounds % FORGET_EVERY == 0) {
            boolean forgot =
                    guests.values().removeIf(known -> !known.pending && nowNanos - known.seenAt > FORGET_AFTER_NANOS);
            if (forgot) {
                // A host that is silent for long may still have them.
                rosters.clear();
            }
        }
    }

    /** Remembers that a target was sent; until its outcome is known the guest gets no other. */
    void commanded(BalloonTarget target, long nowNanos, boolean distress) {
        Known known = known(target.vm());
        known.pending = true;
        known.history = GuestHistories.afterCommand(known.history, target, nowNanos, distress, settings);
    }

    /** Remembers what became of the last target. */
    void settled(VmId vm, CommandOutcome outcome, long nowNanos) {
        Known known = known(vm);
        known.pending = false;
        known.history = GuestHistories.afterOutcome(known.history, outcome, nowNanos, settings);
    }

    private Known known(VmId vm) {
        return guests.computeIfAbsent(vm, unknown -> new Known());
    }

    /** Describes guests. */
    @FunctionalInterface
    interface Descriptions {
        /** Returns the guest; {@code moving} if somebody moves it. */
        BalloonGuest of(VmSnapshot vm, boolean moving);
    }

    /**
     * What a sample of a host teaches.
     *
     * @param host the host
     * @param each of each guest
     * @param sameGuests whether the host had the same guests before
     */
    record Lessons(HostId host, List<Lesson> each, boolean sameGuests) {
        /** Of a host that did not answer, or whose sample was studied before. */
        static Lessons none(HostId host) {
            return new Lessons(host, List.of(), true);
        }
    }

    /**
     * The step that a sample makes a guest's history go.
     *
     * @param known what was known of the guest; nothing if this is its first sample
     * @param before its history when this was studied
     * @param after its history with the sample
     * @param foreign why it is left alone from now on, if somebody else has changed its size
     * @param killed what was learnt, if processes were killed in it
     */
    record Lesson(
            VmSnapshot vm,
            Known known,
            GuestHistory before,
            GuestHistory after,
            Optional<Reason> foreign,
            Optional<Reason> killed) {
        /** Returns whether nothing else was learnt meanwhile: in the midst of a migration two hosts may report a guest. */
        @SuppressWarnings("ReferenceEquality") // each step makes a history of its own
        private boolean follows(Known now) {
            return now.history == before;
        }
    }

    /** What is known of one guest. */
    private static final class Known {
        /** Stands for a guest that was never seen; never changed. */
        private static final Known NOTHING = new Known();

        private GuestHistory history = GuestHistory.none();

        /** When a host last reported it, whatever the guest itself told. */
        private long seenAt;

        /** Whether a command to it has no outcome yet. */
        private boolean pending;
    }
}
