package org.opendrs.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.monitor.Subscription;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.StoreException;
import org.opendrs.spi.TurnScheduler;
import org.opendrs.store.ChangeLog.Change;

/**
 * A {@link ClusterStateStore} in memory, shared by all engines of one process.
 *
 * <p>A call takes effect before it returns, under one lock; its stage completes, and listeners are called, on the given scheduler
 * and in the order of the calls. Driven by a scheduler in virtual time it is deterministic. The last 10 000 revisions are kept;
 * a watch that asks for an older one, or for one that this store has not reached, is told to take a new snapshot, and delivers
 * nothing after that. Sessions renew themselves every third of their time to live on the scheduler: should that stand still for
 * longer than the time to live, they are lost.
 *
 * <p>Safe for use by any thread.
 */
public final class MemoryStore implements ClusterStateStore {
    /** Shortest time to live: distributed stores count in seconds. */
    private static final Duration MIN_TTL = Duration.ofSeconds(1);

    private final Object lock = new Object();
    private final DrsClock clock;
    private final TurnScheduler scheduler;
    private final KeyTree keys = new KeyTree();
    private final ChangeLog log = new ChangeLog();
    private final TreeMap<Long, MemorySession> sessions = new TreeMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private long lastSession;
    /** No session expires before this instant, so that most calls need not look at any. */
    private long nextExpiryNanos;

    /** Creates an empty store. Time comes from the clock only; stages and listeners run on the scheduler. */
    public MemoryStore(DrsClock clock, TurnScheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline) {
        requirePositive(deadline);
        synchronized (lock) {
            endExpiredSessions();
            return completed(new StoreSnapshot(log.newest(), keys.under(prefix)));
        }
    }

    @Override
    public Subscription watch(String prefix, long fromRevision, WatchListener listener) {
        if (fromRevision < 0) {
            throw new IllegalArgumentException("a watch starts at a revision >= 0, got " + fromRevision);
        }
        synchronized (lock) {
            var watcher = new Watcher(prefix, Math.max(1, fromRevision), listener);
            watchers.add(watcher);
            if (watcher.next != log.newest() + 1) {
                submitDelivery(watcher);
            }
            return () -> close(watcher);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the time to live is below 1 s
     */
    @Override
    public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
        requirePositive(deadline);
        if (ttl.compareTo(MIN_TTL) < 0) {
            throw new IllegalArgumentException("a session's time to live must be >= " + MIN_TTL + ", got " + ttl);
        }
        synchronized (lock) {
            endExpiredSessions();
            var session = new MemorySession(this, ++lastSession, ttl, clock.monotonicNanos());
            long expiry = session.renewedAtNanos + session.ttlNanos;
            nextExpiryNanos = sessions.isEmpty() || expiry - nextExpiryNanos < 0 ? expiry : nextExpiryNanos;
            sessions.put(session.id(), session);
            scheduleBeat(session);
            return completed(session);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a key is empty or not printable ASCII, or stands twice among the operations of one branch
     */
    @Override
    public CompletionStage<TxnResult> txn(List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
        requirePositive(deadline);
        var tooLarge = Limits.violatedBy(ifAll, then, orElse);
        if (tooLarge.isPresent()) {
            return failed(tooLarge.get());
        }
        synchronized (lock) {
            endExpiredSessions();
            boolean holds = ifAll.stream().allMatch(keys::holds);
            var ops = holds ? then : orElse;
            var lost = lostSession(ops);
            if (lost.isPresent()) {
                return failed(lost.get());
            }
            commit(ops);
            return completed(new TxnResult(holds, log.newest()));
        }
    }

    @Override
    public StoreHealth health() {
        synchronized (lock) {
            return new StoreHealth(true, log.newest());
        }
    }

    /** Forgets the changes up to now, as a distributed store does after a while. */
    void compact() {
        synchronized (lock) {
            log.compact();
        }
    }

    /** Stops the renewals of a session, as if its owner had died. */
    void abandon(Session session) {
        synchronized (lock) {
            var mine = sessions.get(session.id());
            if (mine != null) {
                mine.abandoned = true;
            }
        }
    }

    boolean reliable(MemorySession session) {
        synchronized (lock) {
            return session.reliableAt(clock.monotonicNanos());
        }
    }

    void end(MemorySession session) {
        synchronized (lock) {
            if (session.ended) {
                return;
            }
            session.ended = true;
            sessions.remove(session.id());
            if (session.timer != null) {
                session.timer.cancel();
            }
            commit(keys.deletionsOf(session.id()));
        }
    }

    private void scheduleBeat(MemorySession session) {
        session.timer = scheduler.schedule(Duration.ofNanos(session.beatNanos), () -> beat(session));
    }

    private void beat(MemorySession session) {
        synchronized (lock) {
            endExpiredSessions();
            if (session.ended) {
                return;
            }
            if (!session.abandoned) {
                session.renewedAtNanos = clock.monotonicNanos();
            }
            scheduleBeat(session);
        }
    }

    private void endExpiredSessions() {
        long now = clock.monotonicNanos();
        if (sessions.isEmpty() || now - nextExpiryNanos < 0) {
            return;
        }
        for (var session : List.copyOf(sessions.values())) {
            if (session.expiredAt(now)) {
                end(session);
            }
        }
        nextExpiryNanos = sessions.values().stream()
                        .mapToLong(session -> session.renewedAtNanos + session.ttlNanos - now)
                        .min()
                        .orElse(0)
                + now;
    }

    private Optional<StoreException> lostSession(List<Op> ops) {
        for (var op : ops) {
            if (op instanceof Op.Put put
                    && put.session().isPresent()
                    && !sessions.containsKey(put.session().getAsLong())) {
                return Optional.of(new StoreException(
                        StoreException.Kind.SESSION_LOST,
                        "session " + put.session().getAsLong() + " has ended, so " + put.key()
                                + " cannot be bound to it; open a new one"));
            }
        }
        return Optional.empty();
    }

    private void commit(List<Op> ops) {
        if (!keys.wouldChange(ops)) {
            return;
        }
        var change = keys.apply(ops, log.newest() + 1);
        log.append(change);
        for (var watcher : watchers) {
            if (change.touches(watcher.prefix)) {
                submitDelivery(watcher);
            } else if (!watcher.delivering) {
                // Nothing to tell: go on with the log, so that changes elsewhere never make this watch fall behind.
                watcher.next = change.revision() + 1;
            }
        }
    }

    private void submitDelivery(Watcher watcher) {
        if (!watcher.delivering) {
            watcher.delivering = true;
            scheduler.execute(() -> deliver(watcher));
        }
    }

    /** Delivers one change, then lets other work go first. */
    private void deliver(Watcher watcher) {
        Runnable call;
        synchronized (lock) {
            call = nextCall(watcher);
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            // A listener's failure must not end its watch, and this package has no log: the thread's handler shows it.
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
        synchronized (lock) {
            watcher.delivering = false;
            if (!watcher.closed && watcher.next <= log.newest()) {
                submitDelivery(watcher);
            }
        }
    }

    private Runnable nextCall(Watcher watcher) {
        if (watcher.closed) {
            return () -> {};
        }
        long from = watcher.next;
        if (from < log.oldest() || from > log.newest() + 1) {
            close(watcher);
            var reason = "revision " + from + " is not kept, only " + log.oldest() + " to " + log.newest();
            return () -> watcher.listener.resync(reason);
        }
        while (watcher.next <= log.newest()) {
            Change change = log.at(watcher.next++).under(watcher.prefix);
            if (!change.written().isEmpty() || !change.deleted().isEmpty()) {
                return () -> watcher.listener.changed(change.revision(), change.written(), change.deleted());
            }
        }
        return () -> {};
    }

    private void close(Watcher watcher) {
        synchronized (lock) {
            watcher.closed = true;
            watchers.remove(watcher);
        }
    }

    private <T> CompletionStage<T> completed(T value) {
        var stage = new CompletableFuture<T>();
        scheduler.execute(() -> stage.complete(value));
        return stage;
    }

    private <T> CompletionStage<T> failed(StoreException failure) {
        var stage = new CompletableFuture<T>();
        scheduler.execute(() -> stage.completeExceptionally(failure));
        return stage;
    }

    private static void requirePositive(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("a deadline must be > 0, got " + deadline);
        }
    }
}
