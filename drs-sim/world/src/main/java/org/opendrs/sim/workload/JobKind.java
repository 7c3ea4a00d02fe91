package org.opendrs.sim.workload;

/**
 * One kind of job.
 *
 * @param name unique name
 * @param cores CPU that it wants while it runs, at most one core
 * @param seconds how long it takes if nothing hinders it
 * @param bytes memory that it comes to hold
 * @param growth bytes per second by which it asks for that memory; infinite if it asks for all at once
 */
public record JobKind(String name, double cores, double seconds, long bytes, double growth) {}
