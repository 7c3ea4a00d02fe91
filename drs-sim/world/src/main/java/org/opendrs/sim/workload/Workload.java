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

    /** The guest's OOM killer took the task with this index; its memory is gone already. */
    void killed(int task);
}
