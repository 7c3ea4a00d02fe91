package org.opendrs.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.TurnScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's one thread. Answers of ports, timers and callers post here and nowhere else, so that nothing behind it needs a
 * lock.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final TurnScheduler scheduler;

    Mailbox(TurnScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Runs the work after what was posted before. Any thread. */
    void post(Runnable work) {
        scheduler.execute(() -> guarded(work));
    }

    /** Runs the work after the delay. Any thread. */
    Cancellable after(Duration delay, Runnable work) {
        return scheduler.schedule(delay, () -> guarded(work));
    }

    /**
     * Makes a port call and hands its result to {@code then} on the mailbox, exactly once: with the value, with the failure, or with a
     * {@link TimeoutException} once {@code patience} is over. Ports promise to keep their deadline; the engine does not rely on it.
     */
    <T> void settle(Supplier<CompletionStage<T>> call, Duration patience, Settled<T> then) {
        var once = new Once<>(then);
        once.timer = after(patience, () -> once.settled(null, new TimeoutException("no answer within " + patience)));
        made(call).whenComplete((value, failure) -> post(() -> once.settled(value, failure)));
    }

    /** Makes a port call. A port that throws instead of answering has failed like one that answers with a failure. */
    static <T> CompletionStage<T> made(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
    }

    /** Waits for a stage that mailbox work completes; see {@link TurnScheduler#await}. */
    <T> T await(CompletionStage<T> stage) {
        return scheduler.await(stage);
    }

    /** A defect in one piece of work, an embedder's listener say, must not end all further turns. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("engine work failed; the engine goes on", e);
        }
    }

    /** Receives the end of a port call. */
    @FunctionalInterface
    interface Settled<T> {
        /** Receives the value, or the failure if the value is null. */
        void settled(@Nullable T value, @Nullable Throwable failure);
    }

    /** Lets the first of answer and timer through. Confined to the mailbox. */
    private static final class Once<T> implements Settled<T> {
        private final Settled<T> then;
        private @Nullable Cancellable timer;
        private boolean done;

        Once(Settled<T> then) {
            this.then = then;
        }

        @Override
        public void settled(@Nullable T value, @Nullable Throwable failure) {
            if (done) {
                return;
            }
            done = true;
            if (timer != null) {
                timer.cancel();
            }
            then.settled(value, failure);
        }
    }
}
