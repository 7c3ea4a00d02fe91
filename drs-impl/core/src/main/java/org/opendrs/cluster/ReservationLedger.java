package org.opendrs.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.opendrs.cluster.CompareAndSwap.Step;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.StoreException;
import org.opendrs.spi.TurnScheduler;

/**
 * Grants of room at destinations. Two engines can never be promised the same memory: every grant also writes the destination's epoch
 * key, on the condition that nobody has written it since the grants were summed up.
 *
 * <p>A grant is bound to the session of the engine that asked and vanishes with it. It also ends by itself after a time; ended
 * grants count no more and are cleared away by the next one. A vanished grant frees the promise, not the memory: the room given in a
 * request must leave out what arriving VMs hold already.
 *
 * <p>Stages fail with {@link StoreException} and nothing else, at the deadline at the latest. After {@link
 * StoreException.Kind#OUTCOME_UNKNOWN} a grant may exist; asking again settles it. One instance for each engine; safe for use by any
 * thread.
 */
public final class ReservationLedger {
    private final StoreCalls calls;
    private final CompareAndSwap swap;
    private final Sightings sightings = new Sightings();
    private final ConcurrentSkipListSet<String> asking = new ConcurrentSkipListSet<>();
    private final AtomicLong asks = new AtomicLong();

    /** Creates a ledger on this store. Deadlines run on the scheduler. */
    public ReservationLedger(ClusterStateStore store, DrsClock clock, TurnScheduler scheduler) {
        calls = new StoreCalls(store, clock, scheduler);
        swap = new CompareAndSwap(calls);
    }

    /**
     * Asks for room. A second request by the same engine for the same VM, host and claim returns the grant that it has; any other
     * second request is refused.
     *
     * @return a stage with the grant or a refusal
     */
    public CompletionStage<RoomAnswer> request(RoomRequest request, Session session, Duration deadline) {
        var end = calls.deadline(deadline);
        var value = new GrantValue(
                request.vm(),
                request.destination(),
                request.claim(),
                request.validFor(),
                session.id(),
                asks.incrementAndGet());
        var ask = new Ask(request, value, calls.clock().monotonicNanos());
        if (!session.alive()) {
            return StoreCalls.failed(new StoreException(
                    StoreException.Kind.SESSION_LOST, "session " + session.id() + " has ended; open a new one"));
        }
        if (!asking.add(ask.key())) {
            return CompletableFuture.completedStage(refused(RoomAnswer.DUPLICATE_REQUEST));
        }
        return swap.run(StoreKeys.ledger(request.destination()), snapshot -> decide(ask, snapshot), end)
                .whenComplete((answer, failure) -> asking.remove(ask.key()));
    }

    /**
     * Gives a grant back. Has no effect on a later grant of the same VM.
     *
     * @return a stage with whether the grant was still there
     */
    public CompletionStage<Boolean> release(Grant grant, Duration deadline) {
        var key = StoreKeys.grant(grant.destination(), grant.vm());
        return swap.run(key, Releases.of(key, grant.token()), calls.deadline(deadline));
    }

    /** Returns a stage with the grants of one destination that hold, in VM order. What cannot be understood is left out. */
    public CompletionStage<List<Grant>> grants(HostId destination, Duration deadline) {
        return list(StoreKeys.grants(destination), deadline);
    }

    /** Returns a stage with the grants of all destinations that hold, by destination and VM. */
    public CompletionStage<List<Grant>> grants(Duration deadline) {
        return list(StoreKeys.LEDGERS, deadline);
    }

    private CompletionStage<List<Grant>> list(String prefix, Duration deadline) {
        Step.Answer<List<Grant>> none = new Step.Answer<>(List.of());
        return swap.run(
                prefix,
                snapshot -> snapshot.entries().isEmpty() ? none : listed(prefix, snapshot),
                calls.deadline(deadline));
    }

    private Step<List<Grant>> listed(String prefix, StoreSnapshot snapshot) {
        long now = calls.clock().monotonicNanos();
        sightings.keepOnly(prefix, snapshot);
        var grants = new ArrayList<Grant>();
        for (var entry : snapshot.entries()) {
            GrantValue.read(entry).ifPresent(value -> {
                var grant = grant(value, entry.modRevision(), sightings.endOf(entry, value.validFor(), now));
                if (grant.holdsAt(now)) {
                    grants.add(grant);
                }
            });
        }
        grants.sort(Comparator.comparing(Grant::destination).thenComparing(Grant::vm));
        return new Step.Answer<>(List.copyOf(grants));
    }

    private Step<RoomAnswer> decide(Ask ask, StoreSnapshot snapshot) {
        var grantsPrefix = StoreKeys.grants(ask.request().destination());
        sightings.keepOnly(grantsPrefix, snapshot);
        var tally = new Tally(sightings, calls.clock().monotonicNanos());
        for (var entry : snapshot.entries()) {
            if (entry.key().startsWith(grantsPrefix) && !entry.key().equals(ask.key())) {
                tally.add(entry);
            }
        }
        var earlier = snapshot.entry(ask.key()).flatMap(entry -> earlierAnswer(ask, entry));
        if (earlier.isPresent()) {
            return new Step.Answer<>(earlier.get());
        }
        return tally.refusal(ask.request())
                .<Step<RoomAnswer>>map(reason -> new Step.Answer<>(new RoomAnswer.Refused(reason)))
                .orElseGet(() -> write(ask, snapshot, tally));
    }

    /** Returns the answer if the VM has a grant here already; empty if what stands in the store counts no more. */
    private Optional<RoomAnswer> earlierAnswer(Ask ask, ClusterStateStore.Entry entry) {
        var read = GrantValue.read(entry);
        if (read.isEmpty()) {
            return Optional.of(refused(RoomAnswer.LEDGER_UNREADABLE));
        }
        var value = read.get();
        if (value.owner() == ask.value().owner() && value.ask() == ask.value().ask()) {
            // Our own write, whose outcome was unknown.
            return Optional.of(granted(ask, entry.modRevision()));
        }
        var grant = grant(
                value,
                entry.modRevision(),
                sightings.endOf(entry, value.validFor(), calls.clock().monotonicNanos()));
        if (!grant.holdsAt(calls.clock().monotonicNanos())) {
            return Optional.empty();
        }
        if (value.owner() != ask.value().owner()) {
            return Optional.of(refused(RoomAnswer.DUPLICATE_REQUEST));
        }
        if (!sightings.isOwn(entry)) {
            // An earlier request of ours that never learnt its outcome: nobody relies on it, so it is written over.
            return Optional.empty();
        }
        boolean same = grant.claim().equals(ask.request().claim());
        return Optional.of(same ? new RoomAnswer.Granted(grant) : refused(RoomAnswer.DUPLICATE_REQUEST));
    }

    private Step<RoomAnswer> write(Ask ask, StoreSnapshot snapshot, Tally tally) {
        var epoch = StoreKeys.epoch(ask.request().destination());
        ClusterStateStore.Guard guard = snapshot.entry(epoch)
                .<ClusterStateStore.Guard>map(e -> new ClusterStateStore.Guard.Unchanged(epoch, e.modRevision()))
                .orElseGet(() -> new ClusterStateStore.Guard.Absent(epoch));
        var ops = new ArrayList<ClusterStateStore.Op>();
        ops.add(new ClusterStateStore.Op.Put(
                ask.key(), ask.value().toJson(), OptionalLong.of(ask.value().owner())));
        ops.add(new ClusterStateStore.Op.Put(epoch, Values.create().toString(), OptionalLong.empty()));
        tally.ended().stream()
                .limit(ClusterStateStore.MAX_OPERATIONS - ops.size())
                .forEach(key -> ops.add(new ClusterStateStore.Op.Delete(key)));
        return new Step.Write<>(List.of(guard), ops, revision -> granted(ask, revision));
    }

    private RoomAnswer granted(Ask ask, long revision) {
        sightings.own(ask.key(), revision, ask.askedAtNanos());
        long end = ask.askedAtNanos() + ask.request().validFor().toNanos();
        return new RoomAnswer.Granted(grant(ask.value(), revision, end));
    }

    private static Grant grant(GrantValue value, long revision, long endNanos) {
        return new Grant(value.vm(), value.destination(), value.claim(), new FencingToken(revision), endNanos);
    }

    private static RoomAnswer refused(String code) {
        return new RoomAnswer.Refused(Reason.of(code));
    }

    /**
     * A request under way.
     *
     * @param request what is asked for
     * @param value what the store shall hold
     * @param askedAtNanos when it was asked
     */
    private record Ask(RoomRequest request, GrantValue value, long askedAtNanos) {
        String key() {
            return StoreKeys.grant(request.destination(), request.vm());
        }
    }
}
