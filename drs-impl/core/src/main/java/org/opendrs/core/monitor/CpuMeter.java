package org.opendrs.core.monitor;

import java.util.List;
import org.opendrs.model.VcpuTimes;
import org.opendrs.unit.Millicores;

/**
 * Turns the counters of virtual CPUs into usage and demand. One instance serves all VMs of one sample, to spare
 * garbage; its figures are those of the last call that answered {@link Delta#MEASURED}.
 *
 * <p>Demand of one virtual CPU = run / (run + sleep): what it would run if it never waited, exact for work that is
 * CPU-bound or waits for itself. Summed over virtual CPUs and not computed on the VM's average, because the average
 * hides one starved CPU behind idle ones. An open backlog of requests is invisible to every estimator on the host's
 * side.
 */
final class CpuMeter {
    /** Shorter intervals give no rate: the counters of one sample are not read at one instant. */
    static final long MIN_INTERVAL_NANOS = 500_000_000;

    /**
     * Run and ready time may exceed wall time by this ratio and this slack: on real hosts their sum was within 3 % of
     * wall time, and reading many VMs takes a while.
     */
    private static final double WALL_TOLERANCE = 0.10;

    private static final long WALL_SLACK_NANOS = 200_000_000;

    /**
     * A virtual CPU counts as asleep for at least this part of the time: otherwise one sample without sleep divides by
     * zero.
     */
    private static final double SLEEP_FLOOR = 0.01;

    private static final double MICRO = 1e6;
    private static final long MICROCORES_PER_MILLICORE = 1000;

    private long runNanos;
    private long readyNanos;
    private long usageMicrocores;
    private long demandMicrocores;

    /**
     * Compares counters read now with the ones before. Virtual CPUs that came or went in between are left out this
     * once.
     */
    Delta measure(CpuTrack before, List<VcpuTimes> now, long nowNanos) {
        if (now.isEmpty()) {
            return Delta.NONE;
        }
        if (anyNegative(now)) {
            return Delta.IMPOSSIBLE;
        }
        if (before.times().isEmpty()) {
            return Delta.FIRST;
        }
        return compare(before.times(), now, nowNanos - before.atNanos());
    }

    private Delta compare(List<VcpuTimes> before, List<VcpuTimes> now, long interval) {
        clear();
        long bound = mostIn(interval);
        int count = Math.min(before.size(), now.size());
        boolean impossible = false;
        for (int i = 0; i < count; i++) {
            long run = now.get(i).runNanos() - before.get(i).runNanos();
            long ready = now.get(i).readyNanos() - before.get(i).readyNanos();
            if (run < 0 || ready < 0) {
                return Delta.BACKWARDS;
            }
            impossible |= run > bound || ready > bound - run;
            if (!impossible) {
                add(Math.min(run, interval), ready, interval);
            }
        }
        if (impossible) {
            return Delta.IMPOSSIBLE;
        }
        return interval < MIN_INTERVAL_NANOS ? Delta.SAME : Delta.MEASURED;
    }

    private void add(long run, long ready, long interval) {
        long waited = Math.min(ready, interval - run);
        double asleep = interval - run - waited;
        double sleep = Math.max(asleep, SLEEP_FLOOR * interval);
        runNanos += run;
        readyNanos += waited;
        // Rounded for each virtual CPU, so that the sum does not depend on their order.
        usageMicrocores += Math.round(MICRO * run / interval);
        demandMicrocores += Math.round(MICRO * run / (run + sleep));
    }

    private void clear() {
        runNanos = 0;
        readyNanos = 0;
        usageMicrocores = 0;
        demandMicrocores = 0;
    }

    /** Returns whether all counters are so low that they may have started since the last reading. */
    static boolean nearZero(List<VcpuTimes> now, long interval) {
        long bound = mostIn(interval);
        for (VcpuTimes times : now) {
            if (times.runNanos() > bound || times.readyNanos() > bound) {
                return false;
            }
        }
        return true;
    }

    static boolean anyNegative(List<VcpuTimes> times) {
        for (int i = 0; i < times.size(); i++) {
            if (times.get(i).runNanos() < 0 || times.get(i).readyNanos() < 0) {
                return true;
            }
        }
        return false;
    }

    private static long mostIn(long interval) {
        return (long) (interval * (1 + WALL_TOLERANCE)) + WALL_SLACK_NANOS;
    }

    /** Returns the time on a core since the last reading, over all virtual CPUs. */
    long runNanos() {
        return runNanos;
    }

    /** Returns the time runnable but waiting for a core since the last reading, over all virtual CPUs. */
    long readyNanos() {
        return readyNanos;
    }

    Millicores usage() {
        return toMillicores(usageMicrocores);
    }

    Millicores demand() {
        return toMillicores(demandMicrocores);
    }

    private static Millicores toMillicores(long microcores) {
        return Millicores.millicores((microcores + MICROCORES_PER_MILLICORE / 2) / MICROCORES_PER_MILLICORE);
    }
}
