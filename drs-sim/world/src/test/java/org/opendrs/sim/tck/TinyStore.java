package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opendrs.monitor.Subscription;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.StoreException;

/** The smallest correct store, for one virtual time. Tests override one method to break one promise. */
public class TinyStore implements ClusterStateStore, StoreFaults {
    private static final Duration TAKES = Duration.ofMillis(2);

    protected final SimTime time;
    protected final TreeMap<String, Stored> keys = new TreeMap<>();
    protected long revision;
    protected long compacted;
    private final List<Change> log = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<TinySession> sessions = new ArrayList<>();

    /** Creates an empty store. */
    public TinyStore(SimTime time) {
        this.time = time;
    }

    /** Value of a key, and the session that it is bound to, 0 for none. */
    protected record Stored(Entry entry, long session) {}

    /** What one transaction changed. */
    protected record Change(long revision, List<Entry> written, List<String> deleted) {}

    @Override
    public CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline) {
        return call(deadline, () -> CompletableFuture.completedFuture(read(prefix)));
    }

    protected StoreSnapshot read(String prefix) {
        return new StoreSnapshot(
                revision,
                keys.values().stream()
                        .map(Stored::entry)
                        .filter(entry -> entry.key().startsWith(prefix))
                        .toList());
    }

    @Override
    public CompletionStage<TxnResult> txn(List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
        return call(deadline, () -> {
            if (tooLarge(then)) {
                return failed(StoreException.Kind.TOO_LARGE);
            }
            boolean holds = ifAll.stream().allMatch(this::holds);
            List<Op> ops = holds ? then : orElse;
            if (!ops.stream().allMatch(this::sessionLives)) {
                return failed(StoreException.Kind.SESSION_LOST);
            }
            apply(ops);
            return CompletableFuture.completedFuture(new TxnResult(holds, revision));
        });
    }

    protected static <T> CompletionStage<T> failed(StoreException.Kind kind) {
        return CompletableFuture.failedFuture(new StoreException(kind, "tiny"));
    }

    protected boolean tooLarge(List<Op> ops) {
        return ops.size() > MAX_OPERATIONS
                || ops.stream().anyMatch(op -> op.key().length() > MAX_KEY_LENGTH)
                || ops.stream()
                        .anyMatch(op -> op instanceof Op.Put put && put.value().length() > MAX_VALUE_LENGTH);
    }

    protected boolean holds(Guard guard) {
        Stored stored = keys.get(guard.key());
        if (guard instanceof Guard.Absent) {
            return stored == null;
        } else if (guard instanceof Guard.Unchanged unchanged) {
            return stored != null && stored.entry().modRevision() == unchanged.modRevision();
        } else if (guard instanceof Guard.SameOwner owner) {
            return stored != null && stored.entry().createRevision() == owner.createRevision();
        }
        return stored != null;
    }

    protected boolean sessionLives(Op op) {
        return !(op instanceof Op.Put put)
                || put.session().isEmpty()
                || sessions.stream()
                        .anyMatch(session -> session.id == put.session().getAsLong() && !session.ended);
    }

    protected void apply(List<Op> ops) {
        if (ops.isEmpty()) {
            return;
        }
        revision++;
        List<Entry> written = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (Op op : ops) {
            if (op instanceof Op.Put put) {
                written.add(write(put));
            } else if (keys.remove(op.key()) != null) {
                deleted.add(op.key());
            }
        }
        log.add(new Change(revision, written, deleted));
        List.copyOf(watches).forEach(Watch::wake);
    }

    protected Entry write(Op.Put put) {
        Stored before = keys.get(put.key());
        long created = before == null ? revision : before.entry().createRevision();
        var entry = new Entry(put.key(), put.value(), created, revision);
        keys.put(put.key(), new Stored(entry, put.session().orElse(0)));
        return entry;
    }

    @Override
    public Subscription watch(String prefix, long fromRevision, WatchListener listener) {
        var watch = new Watch(prefix, fromRevision, listener);
        watches.add(watch);
        watch.wake();
        return () -> close(watch);
    }

    protected void close(Watch watch) {
        watches.remove(watch);
    }

    /** Delivers one change; the tests' hook for what watches may do wrong. */
    protected void deliver(WatchListener listener, Change change) {
        listener.changed(change.revision(), change.written(), change.deleted());
    }

    /** Returns what happens after a listener has thrown: true to go on. */
    protected boolean survives(RuntimeException failure) {
        return true;
    }

    @Override
    public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
        return call(deadline, () -> {
            var session = new TinySession(sessions.size() + 1L, ttl);
            sessions.add(session);
            return CompletableFuture.completedFuture(session);
        });
    }

    @Override
    public StoreHealth health() {
        return new StoreHealth(true, revision);
    }

    @Override
    public boolean compact() {
        compacted = revision;
        return true;
    }

    @Override
    public boolean abandon(Session session) {
        sessions.get((int) session.id() - 1).abandon();
        return true;
    }

    /** Runs a call after the time that calls take, or lets it time out without effect. */
    protected <T> CompletionStage<T> call(Duration deadline, Supplier<CompletionStage<T>> work) {
        var stage = new CompletableFuture<T>();
        if (deadline.compareTo(TAKES) < 0) {
            var late = new StoreException(StoreException.Kind.UNAVAILABLE, "never sent");
            time.after(deadline, () -> stage.completeExceptionally(late));
        } else {
            time.after(
                    TAKES,
                    () -> work.get().whenComplete((value, failure) -> {
                        if (failure == null) {
                            stage.complete(value);
                        } else {
                            stage.completeExceptionally(failure);
                        }
                    }));
        }
        return stage;
    }

    /** One watch with its place in the log. */
    protected final class Watch {
        private final String prefix;
        private final WatchListener listener;
        private long next;

        Watch(String prefix, long next, WatchListener listener) {
            this.prefix = prefix;
            this.next = next;
            this.listener = listener;
        }

        void wake() {
            time.after(Duration.ZERO, this::run);
        }

        private void run() {
            if (!watches.contains(this)) {
                return;
            }
            if (next <= compacted) {
                watches.remove(this);
                listener.resync("compacted");
                return;
            }
            for (Change change : List.copyOf(log)) {
                if (change.revision() >= next) {
                    next = change.revision() + 1;
                    tell(change);
                }
            }
        }

        private void tell(Change change) {
            var mine = new Change(
                    change.revision(),
                    change.written().stream()
                            .filter(entry -> entry.key().startsWith(prefix))
                            .toList(),
                    change.deleted().stream()
                            .filter(key -> key.startsWith(prefix))
                            .toList());
            if (mine.written().isEmpty() && mine.deleted().isEmpty()) {
                return;
            }
            try {
                deliver(listener, mine);
            } catch (IllegalStateException e) {
                if (!survives(e)) {
                    watches.remove(this);
                }
            }
        }
    }

    /** A session; it need not be renewed unless it has been abandoned. */
    protected final class TinySession implements Session {
        private final long id;
        private final Duration ttl;
        private boolean ended;
        private long doubtfulFrom = Long.MAX_VALUE;

        TinySession(long id, Duration ttl) {
            this.id = id;
            this.ttl = ttl;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public boolean alive() {
            return believes(!ended && time.monotonicNanos() < doubtfulFrom);
        }

        @Override
        public void close() {
            end(id);
            ended = true;
        }

        private void abandon() {
            doubtfulFrom = time.monotonicNanos() + ttl.dividedBy(2).toNanos();
            time.after(expiry(ttl), this::close);
        }
    }

    /** What a session's owner believes; the tests' hook. */
    protected boolean believes(boolean alive) {
        return alive;
    }

    /** How long after its last renewal a session ends. */
    protected Duration expiry(Duration ttl) {
        return ttl;
    }

    /** Deletes what is bound to a session. */
    protected void end(long session) {
        List<Op> deletions = keys.values().stream()
                .filter(stored -> stored.session() == session)
                .<Op>map(stored -> new Op.Delete(stored.entry().key()))
                .toList();
        apply(deletions);
    }
}
