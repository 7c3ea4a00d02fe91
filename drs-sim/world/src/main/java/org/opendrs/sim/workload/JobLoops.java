package org.opendrs.sim.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Several job loops side by side. */
final class JobLoops implements Workload {
    private final List<JobLoop> loops;
    private final List<Task> tasks;

    JobLoops(int count, SplittableRandom random, JobFigures figures) {
        var all = new ArrayList<JobLoop>();
        for (int i = 0; i < count; i++) {
            all.add(new JobLoop(random.split(), figures));
        }
        loops = List.copyOf(all);
        tasks = all.stream().map(JobLoop::task).toList();
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void plan(double seconds) {
        for (int i = 0; i < loops.size(); i++) {
            loops.get(i).plan(seconds);
        }
    }

    @Override
    public boolean mayFinish(double seconds) {
        boolean may = false;
        for (int i = 0; i < loops.size(); i++) {
            may |= loops.get(i).mayFinish(seconds);
        }
        return may;
    }

    @Override
    public void advance(double seconds, JobListener jobs) {
        for (int i = 0; i < loops.size(); i++) {
            loops.get(i).advance(seconds, jobs);
        }
    }

    @Override
    public long steadySteps(double seconds) {
        long steps = Long.MAX_VALUE;
        for (int i = 0; i < loops.size() && steps > 0; i++) {
            steps = Math.min(steps, loops.get(i).steadySteps(seconds));
        }
        return steps;
    }

    @Override
    public void skip(long steps, double seconds) {
        for (int i = 0; i < loops.size(); i++) {
            loops.get(i).skip(steps, seconds);
        }
    }

    @Override
    public void killed(int task) {
        loops.get(task).killed();
    }
}
