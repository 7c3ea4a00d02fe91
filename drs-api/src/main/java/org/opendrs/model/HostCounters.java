package org.opendrs.model;

import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Raw counters of one host. Whoever makes them uses {@link #builder}; the canonical constructor may gain components, and its amounts are
 * easily mixed up.
 *
 * @param memoryTotal installed memory
 * @param memoryAvailable what could be used without swapping ({@code MemAvailable})
 * @param swapUsed swap occupancy; sticky, hence never a trigger
 * @param swappedIn counter of bytes read back from swap
 * @param swappedOut counter of bytes written to swap
 * @param cpuCapacity all cores
 * @param cpuBusyNanos counter of core time spent working, summed over cores
 */
public record HostCounters(
        Bytes memoryTotal,
        Bytes memoryAvailable,
        Bytes swapUsed,
        Bytes swappedIn,
        Bytes swappedOut,
        Millicores cpuCapacity,
        long cpuBusyNanos) {
    /** Starts the counters of a host with this memory and CPU. */
    public static HostCountersBuilder builder(Bytes memoryTotal, Millicores cpuCapacity) {
        return new HostCountersBuilder(memoryTotal, cpuCapacity);
    }
}
