package org.opendrs.sim.workload;

import java.util.List;

/**
 * What one guest does. Holds the state of one guest and is used by that guest alone. In each step of the world the guest calls
 * {@link #plan}, finds out what each task receives, and calls {@link #advance}.
 */
public interface Workload {
    /** Returns the guest's processes: always the same objects in the same order. */
    List<Task> tasks();

    /** Sets what the tasks want in the next step, which lasts this many seconds. */
    void plan(double seconds);

    /** Takes over how far the tasks came in the step that has just ended, and reports what was completed. */
    void advance(double seconds, JobListener jobs);

    /**
     * Returns whether {@link #advance} may report anything in the step that was planned last and lasts this many seconds. The world may then
     * run fewer hosts at once. Yes is always right.
     */
    default boolean mayFinish(double seconds) {
        return true;
    }

    /**
     * Returns how many coming calls of {@link #plan} will say the same as the last one did, as long as the tasks come as far in each
     * step as in the last one. The world then leaves out those steps, and calls {@link #skip} for them later. Zero is always right.
     */
    default long steadySteps(double seconds) {
        return 0;
    }

    /**
     * Takes over that this many steps have passed that {@link #steadySteps} foretold, as if {@link #plan} and {@link #advance} had been
     * called for each of them: to the last bit, so that a run does not depend on what was left out.
     */
    default void skip(long steps, double seconds) {
        throw new IllegalStateException(getClass().getName() + " foretold steady steps and cannot skip any");
    }

    /** The guest's OOM killer took the task with this index; its memory is gone already. */
    void killed(int task);
}
