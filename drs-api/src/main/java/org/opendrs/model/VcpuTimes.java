package org.opendrs.model;

/**
 * Scheduler counters of one virtual CPU since its start. The time in which it neither ran nor was ready is sleep.
 *
 * @param runNanos time on a core
 * @param readyNanos time runnable but waiting for a core (in the guest seen as steal)
 */
public record VcpuTimes(long runNanos, long readyNanos) {}
