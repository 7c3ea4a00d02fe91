package org.opendrs.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.monitor.Subscription;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.StoreException;

/** A store whose next transactions go wrong in given ways. */
final class TroubledStore implements ClusterStateStore {
    private final ClusterStateStore store;
    private final ArrayDeque<Trouble> transactions = new ArrayDeque<>();
    private int readsBeforeHanging = Integer.MAX_VALUE;

    TroubledStore(ClusterStateStore store) {
        this.store = store;
    }

    enum Trouble {
        /** The transaction takes effect, but nobody hears of it. */
        LOST_ANSWER,
        /** The transaction takes no effect, and nobody hears of that. */
        LOST_REQUEST,
        /** The transaction takes effect, and the stage never ends. */
        HANGS,
        /** The store says that it is away. */
        UNAVAILABLE,
        /** The adapter has a defect. */
        DEFECT,
        /** A guard did not hold, whatever the guards are. */
        OVERTAKEN
    }

    void next(Trouble... troubles) {
        transactions.addAll(List.of(troubles));
    }

    void hangReads() {
        hangReadsAfter(0);
    }

    void hangReadsAfter(int reads) {
        readsBeforeHanging = reads;
    }

    void heal() {
        transactions.clear();
        readsBeforeHanging = Integer.MAX_VALUE;
    }

    @Override
    public CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline) {
        return readsBeforeHanging-- <= 0 ? new CompletableFuture<>() : store.snapshot(prefix, deadline);
    }

    @Override
    public CompletionStage<TxnResult> txn(List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
        var trouble = transactions.poll();
        if (trouble == null) {
            return store.txn(ifAll, then, orElse, deadline);
        }
        if (trouble == Trouble.LOST_ANSWER || trouble == Trouble.HANGS) {
            store.txn(ifAll, then, orElse, deadline);
        }
        return switch (trouble) {
            case LOST_ANSWER, LOST_REQUEST ->
                CompletableFuture.failedStage(new StoreException(StoreException.Kind.OUTCOME_UNKNOWN, "no answer"));
            case UNAVAILABLE ->
                CompletableFuture.failedStage(new StoreException(StoreException.Kind.UNAVAILABLE, "no leader"));
            case DEFECT -> CompletableFuture.failedStage(new IllegalStateException("a defect"));
            case HANGS -> new CompletableFuture<>();
            case OVERTAKEN ->
                CompletableFuture.completedStage(
                        new TxnResult(false, store.health().revision()));
        };
    }

    @Override
    public Subscription watch(String prefix, long fromRevision, WatchListener listener) {
        return store.watch(prefix, fromRevision, listener);
    }

    @Override
    public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
        return store.openSession(ttl, deadline);
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }
}
