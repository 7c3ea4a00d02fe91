package org.opendrs.unit;

import java.time.Duration;

/**
 * A flow of memory, such as swap-in or migration traffic.
 *
 * @param value bytes per second, zero or more
 */
public record ByteRate(long value) implements Comparable<ByteRate> {
    /** No flow. */
    public static final ByteRate ZERO = new ByteRate(0);

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ByteRate {
        if (value < 0) {
            throw new IllegalArgumentException("a rate must be >= 0 bytes per second, got " + value);
        }
    }

    /** Converts from MiB per second. */
    public static ByteRate mibPerSecond(long count) {
        return new ByteRate(Bytes.mib(count).value());
    }

    /**
     * Returns the mean rate of an amount that flowed in an interval.
     *
     * @throws IllegalArgumentException if the interval is not positive
     */
    public static ByteRate of(Bytes amount, Duration interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("a rate needs an interval > 0, got " + interval);
        }
        if (amount.isZero()) {
            return ZERO;
        }
        return new ByteRate(Math.round(amount.value() * (NANOS_PER_SECOND / interval.toNanos())));
    }

    /** Returns the amount that flows at this rate in the given time. */
    public Bytes over(Duration time) {
        return Bytes.bytes(Math.round(value * (time.toNanos() / NANOS_PER_SECOND)));
    }

    /** Returns the larger of the two rates. */
    public ByteRate max(ByteRate other) {
        return value >= other.value ? this : other;
    }

    /** Returns whether nothing flows. */
    public boolean isZero() {
        return value == 0;
    }

    @Override
    public int compareTo(ByteRate other) {
        return Long.compare(value, other.value);
    }
}
