package org.opendrs.model;

import java.util.Optional;
import org.opendrs.unit.Bytes;

/**
 * What a guest's balloon driver reports. Whoever makes it uses {@link #builder}; the canonical constructor may gain components, and its
 * amounts are easily mixed up. Levels unless said otherwise; the counters run since the guest booted.
 *
 * @param updatedAtSeconds the report's own time stamp in seconds; a value that stands still means a frozen guest, zero that there
 *     never was a report
 * @param unused free memory
 * @param usable memory that could be used without swapping (Linux {@code MemAvailable})
 * @param diskCaches page cache that can be dropped
 * @param swappedIn counter of bytes read back from the guest's own swap
 * @param swappedOut counter of bytes written to it
 * @param majorFaults counter of page faults that needed a disk
 * @param total memory that the guest's kernel counts (Linux {@code MemTotal}): what the guest holds, less what the kernel keeps from
 *     view. It tells how large the balloon was when the report was made, unless the balloon deflates by itself, which leaves it as it
 *     was. Zero if the driver does not tell
 * @param reclaim how the guest's kernel looks for memory when it has none left; empty unless guest, hypervisor and backend all tell
 */
public record GuestStats(
        long updatedAtSeconds,
        Bytes unused,
        Bytes usable,
        Bytes diskCaches,
        Bytes swappedIn,
        Bytes swappedOut,
        long majorFaults,
        Bytes total,
        Optional<ReclaimCounters> reclaim) {
    /** Starts a report with this time stamp of its own, in seconds. */
    public static GuestStatsBuilder builder(long updatedAtSeconds) {
        return new GuestStatsBuilder(updatedAtSeconds);
    }
}
