package org.opendrs.sim.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.TurnScheduler;

/** Runs an engine's work as events of virtual time. Sequence numbers keep the order of submission. */
final class VirtualScheduler implements TurnScheduler {
    private final SimTime time;

    VirtualScheduler(SimTime time) {
        this.time = time;
    }

    @Override
    public void execute(Runnable work) {
        time.at(time.monotonicNanos(), work);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        return time.after(delay, work);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        while (!future.isDone()) {
            if (!time.step()) {
                throw new IllegalStateException("the awaited stage is not complete and no event is queued at "
                        + time.monotonicNanos() + " ns; nothing can ever complete it");
            }
        }
        return future.join();
    }
}
