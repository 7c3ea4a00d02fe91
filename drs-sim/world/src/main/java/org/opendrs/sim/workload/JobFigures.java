package org.opendrs.sim.workload;

import java.util.List;

/**
 * The jobs that job loops draw from and how they behave. The values stand in the world's constants.
 *
 * @param kinds the jobs, each drawn with the same probability
 * @param longestPause upper end of the uniformly distributed pause between two jobs, in seconds
 * @param dirtyRate bytes that a job overwrites in a second of running
 * @param hotShare share of a job's memory that these writes fall into
 */
public record JobFigures(List<JobKind> kinds, double longestPause, double dirtyRate, double hotShare) {
    /** Copies the list. */
    public JobFigures {
        kinds = List.copyOf(kinds);
    }
}
