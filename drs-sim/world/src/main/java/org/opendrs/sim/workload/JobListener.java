package org.opendrs.sim.workload;

/** Is told about completed jobs. */
@FunctionalInterface
public interface JobListener {
    /**
     * A job came to its end.
     *
     * @param job the job's name
     * @param seconds how long it took from its start
     */
    void finished(String job, double seconds);
}
