package org.opendrs.sim.workload;

import java.util.SplittableRandom;

/**
 * One loop: draw a job, run it, sleep, repeat (THESIS §8). It has its own stream of random numbers, so that which jobs it
 * draws does not depend on how fast they run: policies are compared on the same sequence of jobs.
 */
final class JobLoop {
    private final SplittableRandom random;
    private final JobFigures figures;
    private final Task task = new Task();
    /** The job that runs, or the next one. */
    private JobKind kind;

    private boolean running;
    /** Seconds of the pause that are left; while a job runs, of its work. */
    private double left;

    private double elapsed;
    /**
     * Seconds by which jobs and pauses ended before their step did. The next pause is shorter by them, so that a long step does
     * not slow the loop down.
     */
    private double owed;

    JobLoop(SplittableRandom random, JobFigures figures) {
        this.random = random;
        this.figures = figures;
        this.kind = draw();
    }

    Task task() {
        return task;
    }

    void plan(double seconds) {
        if (running) {
            double grown = kind.growth() * (kind.seconds() - left + seconds);
            long goal = grown >= kind.bytes() ? kind.bytes() : (long) grown;
            task.want(kind.name(), kind.cores(), goal);
            task.writes(figures.dirtyRate(), (long) (kind.bytes() * figures.hotShare()));
        }
    }

    void advance(double seconds, JobListener jobs) {
        if (running) {
            elapsed += seconds;
            left -= task.progress();
            if (left <= 0) {
                double early = task.progress() > 0 ? -left / task.progress() * seconds : 0;
                owed += early;
                jobs.finished(kind.name(), elapsed - early);
                rest();
            }
        } else {
            left -= seconds;
            if (left <= 0) {
                owed -= left;
                start();
            }
        }
    }

    /** The job dies without having been completed; the loop goes on. */
    void killed() {
        rest();
    }

    private void start() {
        running = true;
        left = kind.seconds();
        elapsed = 0;
    }

    private void rest() {
        task.end();
        running = false;
        kind = draw();
        double pause = random.nextDouble() * figures.longestPause();
        left = Math.max(0, pause - owed);
        owed = Math.max(0, owed - pause);
    }

    private JobKind draw() {
        return figures.kinds().get(random.nextInt(figures.kinds().size()));
    }
}
