package org.opendrs.spi;

/** What a backend can do. The engine asks before it calls, and says which stage is off for want of what. */
public enum Capability {
    /** Samples carry the balloon driver's statistics. */
    GUEST_STATS,
    /** Samples carry run and ready time for each virtual CPU. */
    VCPU_TIMES,
    /** Samples carry swap-in counters of the host. */
    HOST_SWAP,
    /** {@link HostCommand.SetMemoryTarget} is understood. */
    SET_MEMORY_TARGET,
    /** {@link HostCommand.SetStatsPeriod} is understood. */
    SET_STATS_PERIOD,
    /** The adapter needs real time, so that it must not run under a virtual clock. */
    REAL_TIME
}
