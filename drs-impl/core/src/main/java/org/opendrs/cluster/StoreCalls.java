package org.opendrs.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.StoreException;
import org.opendrs.spi.StoreException.Kind;
import org.opendrs.spi.TurnScheduler;

/**
 * Calls of the store that end by their deadline whatever the store does, and fail with {@link StoreException} and nothing else.
 */
final class StoreCalls {
    private final ClusterStateStore store;
    private final DrsClock clock;
    private final TurnScheduler scheduler;

    StoreCalls(ClusterStateStore store, DrsClock clock, TurnScheduler scheduler) {
        this.store = store;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** How a write ended. */
    sealed interface Written {
        /**
         * It took effect.
         *
         * @param revision revision of the transaction
         */
        record Done(long revision) implements Written {}

        /** A guard did not hold; nothing changed. */
        record Overtaken() implements Written {}

        /**
         * Nobody knows, or will know before the store's own deadline: read back.
         *
         * @param failure what the store said
         */
        record Unknown(StoreException failure) implements Written {}
    }

    DrsClock clock() {
        return clock;
    }

    Deadline deadline(Duration time) {
        return Deadline.in(clock, time);
    }

    /** Reads all keys under a prefix. */
    CompletionStage<StoreSnapshot> read(String prefix, Deadline deadline) {
        if (deadline.passed()) {
            return failed(new StoreException(Kind.UNAVAILABLE, "no time left to read " + prefix));
        }
        var time = deadline.remaining();
        return within(
                time,
                store.snapshot(prefix, time),
                new StoreException(Kind.UNAVAILABLE, "no answer to reading " + prefix + " within " + time));
    }

    /** Applies the operations if all guards hold. Takes at most half of the time left, so that its outcome can be read back. */
    CompletionStage<Written> write(List<Guard> guards, List<Op> ops, Deadline deadline) {
        var key = ops.get(0).key();
        if (deadline.passed()) {
            return failed(new StoreException(Kind.UNAVAILABLE, "no time left to write " + key));
        }
        var time = deadline.half();
        var unknown = new StoreException(Kind.OUTCOME_UNKNOWN, "no answer to writing " + key + " within " + time);
        return within(time, store.txn(guards, ops, List.of(), time), unknown).handle((result, failure) -> {
            if (failure == null) {
                return result.succeeded() ? new Written.Done(result.revision()) : new Written.Overtaken();
            }
            var known = asStoreException(failure, Kind.OUTCOME_UNKNOWN);
            if (known.kind() == Kind.OUTCOME_UNKNOWN) {
                return new Written.Unknown(known);
            }
            throw new CompletionException(known);
        });
    }

    static <T> CompletionStage<T> failed(StoreException failure) {
        return CompletableFuture.failedStage(failure);
    }

    /** Returns the failure without the wrapping that dependent stages put around it. */
    static Throwable bare(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private <T> CompletionStage<T> within(Duration time, CompletionStage<T> stage, StoreException late) {
        var result = new CompletableFuture<T>();
        var timer = scheduler.schedule(time, () -> result.completeExceptionally(late));
        stage.whenComplete((value, failure) -> {
            timer.cancel();
            complete(result, value, failure, late.kind());
        });
        return result;
    }

    private static <T> void complete(
            CompletableFuture<T> result, T value, @Nullable Throwable failure, Kind kindOfSurprise) {
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(asStoreException(failure, kindOfSurprise));
        }
    }

    /** Other failures than the store's own are an adapter's mistake; they count as the worse of what they may mean. */
    private static StoreException asStoreException(Throwable failure, Kind kindOfSurprise) {
        var cause = bare(failure);
        if (cause instanceof StoreException known) {
            return known;
        }
        var unexpected = new StoreException(kindOfSurprise, "the store failed with " + cause);
        unexpected.initCause(cause);
        return unexpected;
    }
}
