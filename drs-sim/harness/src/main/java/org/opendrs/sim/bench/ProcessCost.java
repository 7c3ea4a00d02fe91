package org.opendrs.sim.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What this process spends, all of its threads together: compiler and garbage collector are part of what a run costs. */
final class ProcessCost {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long BYTES_PER_MIB = 1L << 20;

    private final long startCpu;

    private ProcessCost() {
        startCpu = cpuNanos();
    }

    /** Starts to measure, and forgets peaks of the heap. */
    static ProcessCost start() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        return new ProcessCost();
    }

    /** Returns CPU seconds since the start. */
    double cpuSeconds() {
        return (cpuNanos() - startCpu) / NANOS_PER_SECOND;
    }

    /** Returns the sum of the largest uses of the parts of the heap since the last start, garbage included: an upper bound. */
    static long peakHeapMib() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return bytes / BYTES_PER_MIB;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
