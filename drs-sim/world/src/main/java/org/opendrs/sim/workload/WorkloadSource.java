package org.opendrs.sim.workload;

import java.util.SplittableRandom;

/** Makes the workload of a guest when it boots. Immutable: one source may serve any number of guests. */
@FunctionalInterface
public interface WorkloadSource {
    /**
     * Returns a fresh workload.
     *
     * @param random the guest's own stream of random numbers
     * @param figures what the world's constants say about jobs
     */
    Workload create(SplittableRandom random, JobFigures figures);
}
