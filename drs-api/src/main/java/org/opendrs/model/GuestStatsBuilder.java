package org.opendrs.model;

import java.util.Optional;
import org.opendrs.unit.Bytes;

/** Collects what a balloon driver reports by name. Not safe for use by several threads. */
public final class GuestStatsBuilder {
    private final long updatedAtSeconds;
    private Optional<Bytes> usable = Optional.empty();
    private Optional<Bytes> unused = Optional.empty();
    private Bytes diskCaches = Bytes.ZERO;
    private Bytes swappedIn = Bytes.ZERO;
    private Bytes swappedOut = Bytes.ZERO;
    private long majorFaults;
    private Bytes total = Bytes.ZERO;
    private Optional<ReclaimCounters> reclaim = Optional.empty();

    GuestStatsBuilder(long updatedAtSeconds) {
        this.updatedAtSeconds = updatedAtSeconds;
    }

    /** Sets the memory that could be used without swapping (Linux {@code MemAvailable}). Must be set. */
    public GuestStatsBuilder usable(Bytes value) {
        usable = Optional.of(value);
        return this;
    }

    /** Sets the free memory. Default: the usable memory. */
    public GuestStatsBuilder unused(Bytes value) {
        unused = Optional.of(value);
        return this;
    }

    /** Sets the page cache that can be dropped. Default: zero. */
    public GuestStatsBuilder diskCaches(Bytes value) {
        diskCaches = value;
        return this;
    }

    /** Sets the counter of bytes read back from the guest's own swap. Default: zero. */
    public GuestStatsBuilder swappedIn(Bytes value) {
        swappedIn = value;
        return this;
    }

    /** Sets the counter of bytes written to the guest's own swap. Default: zero. */
    public GuestStatsBuilder swappedOut(Bytes value) {
        swappedOut = value;
        return this;
    }

    /** Sets the counter of page faults that needed a disk. Default: zero. */
    public GuestStatsBuilder majorFaults(long value) {
        majorFaults = value;
        return this;
    }

    /** Sets the memory that the guest's kernel counts (Linux {@code MemTotal}). Default: zero, for a driver that does not tell. */
    public GuestStatsBuilder total(Bytes value) {
        total = value;
        return this;
    }

    /** Sets how the guest's kernel looks for memory when it has none left. Default: nobody tells. */
    public GuestStatsBuilder reclaim(ReclaimCounters value) {
        reclaim = Optional.of(value);
        return this;
    }

    /**
     * Returns the report.
     *
     * @throws IllegalStateException if the usable memory was not set
     */
    public GuestStats build() {
        Bytes known = usable.orElseThrow(() -> new IllegalStateException(
                "usable is not set; give what the guest could use without swapping, MemAvailable on Linux"));
        return new GuestStats(
                updatedAtSeconds,
                unused.orElse(known),
                known,
                diskCaches,
                swappedIn,
                swappedOut,
                majorFaults,
                total,
                reclaim);
    }
}
