package org.opendrs.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads that help the engine's own in turns over many hosts. They are started when they are first needed and end with the
 * engine, or by themselves when nothing was needed of them for long: an engine over few hosts never has any.
 */
final class HelperThreads implements Executor, AutoCloseable {
    /** Several turns at the usual periods, so that a busy engine keeps its threads. */
    private static final long REST_SECONDS = 60;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /** Takes up to this many threads, one at least. */
    HelperThreads(int most) {
        threads = new ThreadPoolExecutor(
                most, most, REST_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread daemon(Runnable work) {
        var named = new Thread(work, "drs-engine-helper-" + started.incrementAndGet());
        named.setDaemon(true);
        return named;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Ends the threads once they have done what they are at; further work is refused. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
