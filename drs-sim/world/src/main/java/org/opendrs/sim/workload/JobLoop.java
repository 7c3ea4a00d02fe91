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
    /** Whether the coming plan says the same as the last one: nothing began or ended since, and the job asks for no more memory. */
    private boolean steady;
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
            steady = grown >= kind.bytes();
            long goal = steady ? kind.bytes() : (long) grown;
            task.want(kind.name(), kind.cores(), goal);
            task.writes(figures.dirtyRate(), (long) (kind.bytes() * figures.hotShare()));
        } else {
            steady = true;
        }
    }

    long steadySteps(double seconds) {
        double pace = running ? task.progress() : seconds;
        if (!steady || pace < 0) {
            return 0;
        }
        // One step less than would fit: the last one is walked, so that rounding cannot skip an end.
        return pace == 0 ? Long.MAX_VALUE : Math.max(0, (long) (left / pace) - 1);
    }

    void skip(long steps, double seconds) {
        // Added up step by step, because a product would round otherwise.
        double pace = running ? task.progress() : seconds;
        for (long i = 0; i < steps; i++) {
            left -= pace;
            elapsed += running ? seconds : 0;
        }
    }

    /** A job comes no further in a step than the step is long. */
    boolean mayFinish(double seconds) {
        return running && left <= seconds;
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
        steady = false;
        left = kind.seconds();
        elapsed = 0;
    }

    private void rest() {
        task.end();
        running = false;
        steady = false;
        kind = draw();
        double pause = random.nextDouble() * figures.longestPause();
        left = Math.max(0, pause - owed);
        owed = Math.max(0, owed - pause);
    }

    private JobKind draw() {
        return figures.kinds().get(random.nextInt(figures.kinds().size()));
    }
}
