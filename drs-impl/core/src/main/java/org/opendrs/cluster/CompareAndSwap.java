package org.opendrs.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.opendrs.cluster.StoreCalls.Written;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.StoreException;
import org.opendrs.spi.StoreException.Kind;

/**
 * Reads, decides, and writes on the condition that what the decision rests on has not changed; starts again if it has, or if the
 * outcome of the write is unknown. Decisions must recognise their own earlier write when they read it back.
 */
final class CompareAndSwap {
    /**
     * Writes tried in one request. Every lost one means that another contender has won, so that 256 contenders for one key all come
     * through; the bound is for a store that never lets anybody win.
     */
    private static final int MAX_ATTEMPTS = 256;

    private final StoreCalls calls;

    CompareAndSwap(StoreCalls calls) {
        this.calls = calls;
    }

    /**
     * What a decision wants.
     *
     * @param <T> type of the answer
     */
    sealed interface Step<T> {
        /**
         * Nothing is to be written.
         *
         * @param value the answer
         * @param <T> its type
         */
        record Answer<T>(T value) implements Step<T> {}

        /**
         * Something is to be written.
         *
         * @param guards what must still hold
         * @param ops what to write
         * @param answer the answer if it was written, from the revision
         * @param <T> its type
         */
        record Write<T>(List<Guard> guards, List<Op> ops, LongFunction<T> answer) implements Step<T> {}
    }

    /** Runs the decision on the keys under the prefix. The stage fails with nothing but {@link StoreException}. */
    <T> CompletionStage<T> run(String prefix, Function<StoreSnapshot, Step<T>> decision, Deadline deadline) {
        var result = new CompletableFuture<T>();
        new Run<>(prefix, decision, deadline).attempt(1).whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(StoreCalls.bare(failure));
            }
        });
        return result;
    }

    private final class Run<T> {
        private final String prefix;
        private final Function<StoreSnapshot, Step<T>> decision;
        private final Deadline deadline;

        Run(String prefix, Function<StoreSnapshot, Step<T>> decision, Deadline deadline) {
            this.prefix = prefix;
            this.decision = decision;
            this.deadline = deadline;
        }

        CompletionStage<T> attempt(int number) {
            if (number > MAX_ATTEMPTS) {
                return StoreCalls.failed(new StoreException(
                        Kind.UNAVAILABLE, "others changed " + prefix + " first, " + MAX_ATTEMPTS + " times in a row"));
            }
            return calls.read(prefix, deadline).thenCompose(snapshot -> {
                var step = decision.apply(snapshot);
                if (step instanceof Step.Write<T> write) {
                    return calls.write(write.guards(), write.ops(), deadline)
                            .thenCompose(written -> settle(write, written, number));
                }
                return CompletableFuture.completedStage(((Step.Answer<T>) step).value());
            });
        }

        private CompletionStage<T> settle(Step.Write<T> write, Written written, int number) {
            if (written instanceof Written.Done done) {
                return CompletableFuture.completedStage(write.answer().apply(done.revision()));
            }
            var next = attempt(number + 1);
            if (written instanceof Written.Unknown unknown) {
                // If it cannot be read back either, the caller must not be told that nothing happened.
                return next.exceptionallyCompose(failure -> StoreCalls.failed(unknown.failure()));
            }
            return next;
        }
    }
}
