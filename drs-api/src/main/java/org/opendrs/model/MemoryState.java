package org.opendrs.model;

import java.util.Optional;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * A guest's memory as decoded from one sample.
 *
 * @param maximum memory the guest was started with
 * @param actual balloon size: memory the guest holds now
 * @param usable memory the guest could use without swapping: free pages and page cache that can be dropped
 * @param unused free pages, a part of {@code usable}
 * @param resident host memory behind the VM, overhead included
 * @param swapIn rate at which the guest reads back from its own swap
 * @param swapOut rate at which the guest writes to its own swap
 * @param majorFaultsPerSecond rate of page faults that needed a disk
 * @param reclaim how the guest's kernel looks for memory when it has none left; empty if nobody tells
 */
public record MemoryState(
        Bytes maximum,
        Bytes actual,
        Bytes usable,
        Bytes unused,
        Bytes resident,
        ByteRate swapIn,
        ByteRate swapOut,
        long majorFaultsPerSecond,
        Optional<ReclaimCounters> reclaim) {
    /** Describes the memory of a guest that does not tell how its kernel looks for memory. */
    public MemoryState(
            Bytes maximum,
            Bytes actual,
            Bytes usable,
            Bytes unused,
            Bytes resident,
            ByteRate swapIn,
            ByteRate swapOut,
            long majorFaultsPerSecond) {
        this(maximum, actual, usable, unused, resident, swapIn, swapOut, majorFaultsPerSecond, Optional.empty());
    }

    /**
     * Returns what the guest really uses: {@code actual - usable}. Right with and without automatic deflation, unlike formulas on
     * the guest's own total.
     */
    public Bytes load() {
        return actual.minusOrZero(usable);
    }
}
