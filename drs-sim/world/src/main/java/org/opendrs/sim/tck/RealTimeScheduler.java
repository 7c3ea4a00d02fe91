package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.TurnScheduler;

/**
 * Real time for a kit that checks a port in real time, together with {@code DrsClock.system()}: work runs on one thread, and waiting
 * blocks the caller. May be used by any thread; close it after the check.
 */
public final class RealTimeScheduler implements TurnScheduler, AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    /** Starts the thread with the first work. */
    public RealTimeScheduler() {}

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        var future = thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Ends the thread; what is queued is dropped. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
