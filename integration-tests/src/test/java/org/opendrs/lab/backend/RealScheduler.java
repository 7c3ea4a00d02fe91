package org.opendrs.lab.backend;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.TurnScheduler;

/** Real time for the contract kits. */
final class RealScheduler implements TurnScheduler, AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

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

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
