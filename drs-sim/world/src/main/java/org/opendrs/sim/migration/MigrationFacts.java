package org.opendrs.sim.migration;

/**
 * What a completed migration took.
 *
 * @param durationNanos from start to end
 * @param downtimeNanos time in which the VM ran nowhere
 * @param transferred bytes sent
 * @param rounds rounds, the first and the last included
 */
public record MigrationFacts(long durationNanos, long downtimeNanos, long transferred, int rounds) {}
