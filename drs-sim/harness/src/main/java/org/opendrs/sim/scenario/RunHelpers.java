package org.opendrs.sim.scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Threads that help the engine of a run, and the CPU time that they spend: it belongs to what the run costs. None is started before it
 * is needed.
 */
final class RunHelpers implements Executor, AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
    private final LongAdder cpuNanos = new LongAdder();
    private final ExecutorService threads;

    /** Takes up to this many threads. */
    RunHelpers(int most) {
        threads = Executors.newFixedThreadPool(most, work -> {
            var named = new Thread(work, "drs-run-helper");
            named.setDaemon(true);
            return named;
        });
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(() -> {
            long before = times.getCurrentThreadCpuTime();
            work.run();
            cpuNanos.add(times.getCurrentThreadCpuTime() - before);
        });
    }

    /** Returns CPU seconds spent so far. */
    double cpuSeconds() {
        return cpuNanos.sum() / NANOS_PER_SECOND;
    }

    /** Ends the threads once they have done what they are at. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
