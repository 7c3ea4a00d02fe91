package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Cancellable;

/**
 * What came of one asynchronous call.
 *
 * @param what the call, for messages
 * @param value the stage's value; null if there is none
 * @param failure why the stage failed; null if it did not
 * @param thrown whether the call itself threw the failure instead of returning a stage
 * @param nanos time until the stage completed; meaningless for a call that hangs
 * @param <T> what the port answers
 */
record Call<T>(String what, @Nullable T value, @Nullable Throwable failure, boolean thrown, long nanos) {
    static final String STAGE = "a call answers with a stage and never throws";

    /** A stage must complete at the deadline; a kit waits this much longer before it takes the call for hung. */
    private static final int PATIENCE = 2;

    /**
     * Makes the call and waits for its end, at most for the deadline and some allowance.
     *
     * @param what the call, for messages
     * @param deadline the deadline that the call has been given
     * @param stage makes the call
     */
    static <T> Call<T> make(String what, Duration deadline, TckEnvironment env, Supplier<CompletionStage<T>> stage) {
        long start = env.clock().monotonicNanos();
        var end = new CompletableFuture<Call<T>>();
        try {
            stage.get()
                    .whenComplete((value, failure) -> end.complete(new Call<>(
                            what, value, unwrap(failure), false, env.clock().monotonicNanos() - start)));
        } catch (RuntimeException e) {
            // A foreign port may throw anything; here it becomes a finding.
            return new Call<>(what, null, e, true, 0);
        }
        Duration patience = deadline.plus(env.allowances().grace().multipliedBy(PATIENCE));
        Cancellable timer = env.scheduler()
                .schedule(patience, () -> end.complete(new Call<>(what, null, null, false, Long.MAX_VALUE)));
        Call<T> call = env.scheduler().await(end);
        timer.cancel();
        return call;
    }

    /** Returns whether the stage did not complete at all. */
    boolean hung() {
        return nanos == Long.MAX_VALUE;
    }

    /**
     * Notes what no call may do: throw instead of failing its stage, or be late. Returns whether an answer is there.
     *
     * @param promise the port's promise about deadlines
     */
    boolean answered(Duration deadline, TckEnvironment env, Findings findings, String promise) {
        if (thrown) {
            findings.broken(STAGE, what + " threw " + failure + " instead of returning a stage");
            return false;
        }
        if (hung()) {
            findings.broken(promise, what + " with deadline " + deadline + " did not complete");
            return false;
        }
        Duration most = deadline.plus(env.allowances().grace());
        return findings.expect(
                nanos <= most.toNanos(),
                promise,
                what + " with deadline " + deadline + " took " + Duration.ofNanos(nanos));
    }

    private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
