package org.opendrs.model;

import org.opendrs.unit.Bytes;

/**
 * How a guest's kernel looks for memory when it has none left, as its balloon driver tells. Counters since the guest booted.
 *
 * <p>Guests with Linux 6.12 or newer tell them to QEMU 9.2 or newer. libvirt has no statistics for them, so that a backend must ask
 * QEMU itself. A process that was killed is the one sure sign of too little memory; if nobody stalled meanwhile, it was too little for
 * a control group inside the guest, because Linux counts stalls of the whole system only ({@code do_try_to_free_pages} in
 * {@code mm/vmscan.c}). Many stalls, much scanned directly and little of that reclaimed mean that the guest thrashes.
 *
 * @param oomKills times that the guest's OOM killer took a process for lack of memory
 * @param allocationStalls times that somebody who wanted memory had to look for it himself
 * @param scannedAsynchronously memory that the kernel's reclaim thread looked at
 * @param scannedDirectly memory that those looked at who wanted some
 * @param reclaimedAsynchronously memory that the kernel's reclaim thread freed
 * @param reclaimedDirectly memory that those freed who wanted some
 */
public record ReclaimCounters(
        long oomKills,
        long allocationStalls,
        Bytes scannedAsynchronously,
        Bytes scannedDirectly,
        Bytes reclaimedAsynchronously,
        Bytes reclaimedDirectly) {
    /**
     * Checks the counters.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public ReclaimCounters {
        if (oomKills < 0 || allocationStalls < 0) {
            throw new IllegalArgumentException(
                    "counters must be >= 0, got oomKills " + oomKills + " and allocationStalls " + allocationStalls);
        }
    }

    /**
     * Returns counters of a guest of which nothing is known but how many processes were killed for lack of memory in all of it: each
     * after a stall, and the others are zero.
     */
    public static ReclaimCounters ofKills(long oomKills) {
        return new ReclaimCounters(oomKills, oomKills, Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Bytes.ZERO);
    }
}
