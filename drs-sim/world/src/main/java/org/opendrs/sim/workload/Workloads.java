package org.opendrs.sim.workload;

import java.util.List;
import org.opendrs.unit.Bytes;

/** The workloads that come with the simulator. */
public final class Workloads {
    private Workloads() {}

    /** Returns a workload that does nothing; the guest then has its base use only. */
    public static WorkloadSource idle() {
        return (random, figures) -> new JobLoops(0, random, figures);
    }

    /**
     * Returns loops that draw a job, run it, sleep, and repeat (THESIS §8: two loops in a large VM, one in a small one).
     *
     * @throws IllegalArgumentException if the number of loops is negative
     */
    public static WorkloadSource jobLoops(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of job loops must be >= 0, got " + count);
        }
        return (random, figures) -> new JobLoops(count, random, figures);
    }

    /** Returns a load that never changes: CPU in cores and memory, spread over as many processes as there are cores begun. */
    public static LoadProfile constant(double cores, Bytes memory) {
        return new LoadProfile(
                List.of(new LoadProfile.Point(0, cores, memory.value())), Double.POSITIVE_INFINITY, 0, 0);
    }
}
