package org.opendrs.libvirt;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opendrs.spi.Cancellable;

/** Runs short work later, on one thread that never blocks. Safe for use by any thread. */
final class DeadlineTimer implements AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    DeadlineTimer(String name) {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        // Calls that are out at the end still have their deadlines; what comes later is of no interest to anybody.
        executor.setRejectedExecutionHandler((work, closed) -> {});
    }

    /** Runs the work after a time. */
    Cancellable after(Duration delay, Runnable work) {
        ScheduledFuture<?> future = executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Runs the work soon. */
    void soon(Runnable work) {
        executor.execute(work);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
