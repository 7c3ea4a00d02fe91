package org.opendrs.model;

import java.util.Optional;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Collects the counters of one host by name. Not safe for use by several threads. */
public final class HostCountersBuilder {
    private final Bytes memoryTotal;
    private final Millicores cpuCapacity;
    private Optional<Bytes> memoryAvailable = Optional.empty();
    private Bytes swapUsed = Bytes.ZERO;
    private Bytes swappedIn = Bytes.ZERO;
    private Bytes swappedOut = Bytes.ZERO;
    private long cpuBusyNanos;

    HostCountersBuilder(Bytes memoryTotal, Millicores cpuCapacity) {
        this.memoryTotal = memoryTotal;
        this.cpuCapacity = cpuCapacity;
    }

    /** Sets what could be used without swapping ({@code MemAvailable}, not free memory). Must be set. */
    public HostCountersBuilder memoryAvailable(Bytes value) {
        memoryAvailable = Optional.of(value);
        return this;
    }

    /** Sets the swap occupancy. Default: zero. */
    public HostCountersBuilder swapUsed(Bytes value) {
        swapUsed = value;
        return this;
    }

    /** Sets the counter of bytes read back from swap. Default: zero. */
    public HostCountersBuilder swappedIn(Bytes value) {
        swappedIn = value;
        return this;
    }

    /** Sets the counter of bytes written to swap. Default: zero. */
    public HostCountersBuilder swappedOut(Bytes value) {
        swappedOut = value;
        return this;
    }

    /** Sets the counter of core time spent working, in nanoseconds summed over cores. Default: zero. */
    public HostCountersBuilder cpuBusyNanos(long value) {
        cpuBusyNanos = value;
        return this;
    }

    /**
     * Returns the counters.
     *
     * @throws IllegalStateException if the available memory was not set
     */
    public HostCounters build() {
        Bytes available = memoryAvailable.orElseThrow(() -> new IllegalStateException(
                "memoryAvailable is not set; give what the host could use without swapping, MemAvailable on Linux"));
        return new HostCounters(memoryTotal, available, swapUsed, swappedIn, swappedOut, cpuCapacity, cpuBusyNanos);
    }
}
