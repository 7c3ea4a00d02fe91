package org.opendrs.libvirt;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs native calls on a few platform threads. No call can be ended from outside, so one that misses its deadline is left to itself:
 * its caller gets a timeout, a fresh thread takes its place, and it is counted until it returns. When too many hang, further calls
 * fail at once. A call that could not start before its deadline is never made. Safe for use by any thread.
 */
final class CallRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CallRunner.class);

    /** Idle threads end after this time; a library keeps no more threads than it needs. */
    private static final long KEEP_IDLE_SECONDS = 60;

    private final String name;
    private final int threads;
    private final int mostOverdue;
    private final DeadlineTimer timer;
    private final ThreadPoolExecutor pool;
    private final ReentrantLock sizing = new ReentrantLock();
    private int overdue;

    /**
     * Creates a runner; threads start with the first calls.
     *
     * @param name names the threads
     * @param threads calls that may run at once
     * @param mostOverdue calls that may hang before new ones are refused
     * @param timer expires calls; its thread never blocks
     */
    CallRunner(String name, int threads, int mostOverdue, DeadlineTimer timer) {
        this.name = name;
        this.threads = threads;
        this.mostOverdue = mostOverdue;
        this.timer = timer;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                KEEP_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads(name),
                CallRunner::refuse);
        pool.allowCoreThreadTimeOut(true);
    }

    private static void refuse(Runnable work, ThreadPoolExecutor closed) {
        if (work instanceof CallRun<?> run) {
            run.fail(new HypervisorException(Kind.UNREACHABLE, "the backend is closed"));
        }
    }

    private static ThreadFactory threads(String name) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Makes a call.
     *
     * @param what the call, for messages
     * @return a future that completes at the deadline at the latest, then with a {@link HypervisorException} of kind TIMEOUT
     */
    <T> CompletionStage<T> run(String what, Duration deadline, NativeCall<T> call) {
        return run(what, deadline, call, late -> {});
    }

    /**
     * The same for a call whose result must not be lost.
     *
     * @param late takes what a call returned after it had been given up; runs in the thread of the call
     */
    <T> CompletionStage<T> run(String what, Duration deadline, NativeCall<T> call, Consumer<T> late) {
        var run = new CallRun<>(what, call, this, late);
        if (overdue() >= mostOverdue) {
            run.fail(new HypervisorException(
                    Kind.TIMEOUT,
                    what + ": not tried, because " + mostOverdue + " earlier calls to the host do not return"));
        } else {
            pool.execute(run);
            run.expireWith(timer.after(deadline, () -> run.expire(deadline)));
        }
        return run.result();
    }

    /** Returns how many calls have missed their deadline and not returned yet. */
    int overdue() {
        sizing.lock();
        try {
            return overdue;
        } finally {
            sizing.unlock();
        }
    }

    /** A running call missed its deadline: its thread is lost until the call returns, and a further one takes its place. */
    void hangs(String what) {
        log.warn("call \"{}\" has not returned in time and is left to itself (threads {})", what, name);
        resize(1);
    }

    /** A call that was given up returned after all. */
    void returned(String what) {
        log.info("call \"{}\" has returned late (threads {})", what, name);
        resize(-1);
    }

    private void resize(int change) {
        sizing.lock();
        try {
            overdue += change;
            int size = threads + overdue;
            if (change > 0) {
                pool.setMaximumPoolSize(size);
                pool.setCorePoolSize(size);
            } else {
                pool.setCorePoolSize(size);
                pool.setMaximumPoolSize(size);
            }
        } finally {
            sizing.unlock();
        }
    }

    /** Makes no further calls; those that run are left to themselves. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
