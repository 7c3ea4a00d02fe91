package org.opendrs.sim.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opendrs.sim.workload.JobListener;
import org.opendrs.sim.workload.Task;
import org.opendrs.sim.workload.Workload;

/**
 * Follows a {@link TraceLoad}. The load is spread evenly over as many processes as its peak needs cores. Looks at the trace once
 * in a period; in between a step is a multiplication and an addition for CPU and for memory.
 */
final class TracedWorkload implements Workload {
    private static final String JOB = "trace";

    /**
     * Seconds until a process that the OOM killer took is started again. Choice: what was recorded is a service, and its host's
     * init starts it anew; a policy must not look better because the load that it let die is gone for the day.
     */
    private static final double RESTART_SECONDS = 10;

    private final TraceLoad load;
    private final UsageColumn cpu;
    private final @Nullable UsageColumn memory;
    private final double period;
    private final int samples;
    private final List<Task> tasks;
    private final Task[] each;
    private final double share;
    /** Bytes that a process overwrites in a second for each core that it wants. */
    private final double writesPerCore;

    private final long hotSet;
    /** When a killed process starts again, on this workload's clock. */
    private final double[] deadUntil;

    /** When the last of the killed processes starts again. */
    private double allAliveAt = Double.NEGATIVE_INFINITY;

    private double second;
    /** The second at which the current line begins, and at which the next one does. */
    private double lineStart;

    private double lineEnd = Double.NEGATIVE_INFINITY;
    private double cores;
    private double coresSlope;
    private double bytes;
    private double bytesSlope;

    TracedWorkload(TraceLoad load) {
        this.load = load;
        this.cpu = load.trace().cpu();
        this.memory = load.memoryColumn().orElse(null);
        this.period = load.trace().period().toSeconds();
        this.samples = load.trace().samples();
        this.second = load.startSecond();
        double peak = Math.min(1, cpu.peak(load.vm())) * load.size().cores();
        int count = Math.max(1, (int) Math.ceil(peak));
        var all = new ArrayList<Task>();
        for (int i = 0; i < count; i++) {
            all.add(new Task());
        }
        tasks = List.copyOf(all);
        each = tasks.toArray(new Task[0]);
        share = 1.0 / count;
        writesPerCore = load.writes().rate() / load.size().cores();
        hotSet = (long) (load.writes().hotSet() * share);
        deadUntil = new double[count];
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void plan(double seconds) {
        if (second >= lineEnd) {
            nextLine();
        }
        double into = second - lineStart;
        // Rounding must not lead out of what a process can want.
        double wantedCores = Math.min(1, Math.max(0, (cores + into * coresSlope) * share));
        long wantedBytes = (long) Math.max(0, (bytes + into * bytesSlope) * share);
        for (int i = 0; i < each.length; i++) {
            if (second >= deadUntil[i]) {
                each[i].want(JOB, wantedCores, wantedBytes);
                each[i].writes(wantedCores * writesPerCore, hotSet);
            }
        }
    }

    private void nextLine() {
        double index = Math.floor(second / period);
        lineStart = index * period;
        lineEnd = lineStart + period;
        int from = (int) (index % samples);
        int to = from + 1 == samples ? 0 : from + 1;
        cores = coresAt(from);
        coresSlope = (coresAt(to) - cores) / period;
        bytes = bytesAt(from);
        bytesSlope = (bytesAt(to) - bytes) / period;
    }

    private double coresAt(int sample) {
        return Math.min(1, cpu.at(sample, load.vm())) * load.size().cores();
    }

    private double bytesAt(int sample) {
        double part = memory == null ? 1 : memory.at(sample, load.vm());
        return part * load.size().memory();
    }

    @Override
    public boolean mayFinish(double seconds) {
        return false;
    }

    @Override
    public void advance(double seconds, JobListener jobs) {
        second += seconds;
    }

    @Override
    public long steadySteps(double seconds) {
        boolean flat = coresSlope == 0 && bytesSlope == 0 && second - seconds >= allAliveAt;
        // One step less than would fit: the last one is walked, so that rounding cannot skip an end.
        return flat ? Math.max(0, (long) Math.floor((lineEnd - second) / seconds) - 1) : 0;
    }

    @Override
    public void skip(long steps, double seconds) {
        // Added up step by step, because a product would round otherwise.
        for (long i = 0; i < steps; i++) {
            second += seconds;
        }
    }

    @Override
    public void killed(int task) {
        deadUntil[task] = second + RESTART_SECONDS;
        allAliveAt = deadUntil[task];
        each[task].end();
    }
}
