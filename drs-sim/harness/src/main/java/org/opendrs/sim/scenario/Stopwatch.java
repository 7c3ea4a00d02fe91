package org.opendrs.sim.scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Real time and CPU time of the calling thread since it was started: what a run costs, never what happens in it. */
public final class Stopwatch {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long startWall = System.nanoTime();
    private final long startCpu = threads.getCurrentThreadCpuTime();

    /** Returns real seconds since this watch was made. */
    public double wallSeconds() {
        return (System.nanoTime() - startWall) / NANOS_PER_SECOND;
    }

    /** Returns CPU seconds that the thread which made this watch, and which must ask, has spent since. */
    public double cpuSeconds() {
        return (threads.getCurrentThreadCpuTime() - startCpu) / NANOS_PER_SECOND;
    }
}
