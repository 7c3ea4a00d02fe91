package org.opendrs.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.opendrs.cluster.CompareAndSwap.Step;
import org.opendrs.model.VmId;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.StoreException;
import org.opendrs.spi.TurnScheduler;

/**
 * Sees to it that a VM is migrated once at a time in the whole cluster.
 *
 * <p>A lock is bound to the session of its holder and vanishes with it: whoever holds one checks its session immediately before it
 * acts. Stages fail with {@link StoreException} and nothing else, at the deadline at the latest. After {@link
 * StoreException.Kind#OUTCOME_UNKNOWN} the lock may be held; acquiring it again settles that. One instance for each engine; safe for
 * use by any thread.
 */
public final class MigrationLock {
    private final StoreCalls calls;
    private final CompareAndSwap swap;
    private final ConcurrentSkipListSet<String> asking = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListMap<String, FencingToken> held = new ConcurrentSkipListMap<>();
    private final AtomicLong asks = new AtomicLong();

    /** Creates the lock on this store. Deadlines run on the scheduler. */
    public MigrationLock(ClusterStateStore store, DrsClock clock, TurnScheduler scheduler) {
        calls = new StoreCalls(store, clock, scheduler);
        swap = new CompareAndSwap(calls);
    }

    /**
     * Tries to acquire the right to migrate the VM. It does not wait for another holder.
     *
     * @return a stage with the lock; empty if somebody holds it, this engine included
     */
    public CompletionStage<Optional<HeldLock>> acquire(VmId vm, Session session, Duration deadline) {
        var end = calls.deadline(deadline);
        var ask = new Ask(vm, session.id(), asks.incrementAndGet());
        if (!session.alive()) {
            return StoreCalls.failed(new StoreException(
                    StoreException.Kind.SESSION_LOST, "session " + session.id() + " has ended; open a new one"));
        }
        if (!asking.add(ask.key())) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return swap.run(ask.key(), snapshot -> decide(ask, snapshot), end)
                .whenComplete((lock, failure) -> asking.remove(ask.key()));
    }

    /**
     * Gives the lock back. Has no effect on a later lock of the same VM.
     *
     * @return a stage with whether the lock was still there
     */
    public CompletionStage<Boolean> release(HeldLock lock, Duration deadline) {
        var key = StoreKeys.lock(lock.vm());
        held.remove(key, lock.token());
        return swap.run(key, Releases.of(key, lock.token()), calls.deadline(deadline));
    }

    private Step<Optional<HeldLock>> decide(Ask ask, StoreSnapshot snapshot) {
        var found = snapshot.entry(ask.key());
        if (found.isEmpty()) {
            return write(ask, new Guard.Absent(ask.key()));
        }
        var entry = found.get();
        var value = Values.parse(entry.value());
        boolean mine = value.map(v -> v.path("owner").asLong(-1) == ask.owner()).orElse(false);
        if (mine && value.get().path("ask").asLong(-1) == ask.number()) {
            // Our own write, whose outcome was unknown.
            return new Step.Answer<>(acquired(ask, entry.modRevision()));
        }
        if (mine && !holds(entry)) {
            // An earlier request of ours that never learnt its outcome: nobody relies on it.
            return write(ask, new Guard.Unchanged(ask.key(), entry.modRevision()));
        }
        return new Step.Answer<>(Optional.empty());
    }

    private boolean holds(Entry entry) {
        return new FencingToken(entry.modRevision()).equals(held.get(entry.key()));
    }

    private Step<Optional<HeldLock>> write(Ask ask, Guard guard) {
        var value = Values.create()
                .put("vm", ask.vm().value())
                .put("owner", ask.owner())
                .put("ask", ask.number())
                .toString();
        var put = new Op.Put(ask.key(), value, OptionalLong.of(ask.owner()));
        return new Step.Write<>(List.of(guard), List.of(put), revision -> acquired(ask, revision));
    }

    private Optional<HeldLock> acquired(Ask ask, long revision) {
        var lock = new HeldLock(ask.vm(), new FencingToken(revision));
        held.put(ask.key(), lock.token());
        return Optional.of(lock);
    }

    /**
     * A request under way.
     *
     * @param vm the VM
     * @param owner session of the engine that asks
     * @param number number of its request, by which it recognises its own write
     */
    private record Ask(VmId vm, long owner, long number) {
        String key() {
            return StoreKeys.lock(vm);
        }
    }
}
