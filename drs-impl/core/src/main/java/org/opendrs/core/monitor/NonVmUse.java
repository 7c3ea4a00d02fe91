package org.opendrs.core.monitor;

/**
 * Memory that a host uses for anything but VMs: used less what is resident for VMs. A single odd sample is dropped by
 * the median of three, the rest is smoothed with a time constant of a minute.
 *
 * @param smoothedBytes the estimate; {@link #UNKNOWN} before the first measurement
 * @param lastBytes the last measurement, {@link #UNKNOWN} if there is none
 * @param secondLastBytes the one before, {@link #UNKNOWN} if there is none
 */
public record NonVmUse(long smoothedBytes, long lastBytes, long secondLastBytes) {
    static final long UNKNOWN = -1;

    /** Nothing measured yet. */
    static final NonVmUse NONE = new NonVmUse(UNKNOWN, UNKNOWN, UNKNOWN);

    private static final long TIME_CONSTANT_NANOS = 60_000_000_000L;

    /** Returns the estimate after one more measurement. */
    NonVmUse after(long measuredBytes, long intervalNanos) {
        if (smoothedBytes == UNKNOWN) {
            return new NonVmUse(measuredBytes, measuredBytes, UNKNOWN);
        }
        long filtered = secondLastBytes == UNKNOWN
                ? Math.min(measuredBytes, lastBytes)
                : median(measuredBytes, lastBytes, secondLastBytes);
        double weight = Rates.weight(intervalNanos, TIME_CONSTANT_NANOS);
        long next = smoothedBytes + Math.round(weight * (filtered - smoothedBytes));
        return new NonVmUse(next, measuredBytes, lastBytes);
    }

    /** Returns the estimate in bytes, zero before the first measurement. */
    long bytes() {
        return Math.max(0, smoothedBytes);
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
