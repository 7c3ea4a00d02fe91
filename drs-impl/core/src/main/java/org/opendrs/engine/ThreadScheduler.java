package org.opendrs.engine;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.TurnScheduler;

/** A mailbox in real time: one daemon thread that ends with the engine. */
final class ThreadScheduler implements TurnScheduler, AutoCloseable {
    private final ScheduledThreadPoolExecutor thread;

    ThreadScheduler() {
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            var named = new Thread(work, "drs-engine");
            named.setDaemon(true);
            return named;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        Future<?> timer = thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Ends the thread once what is already queued has run. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
