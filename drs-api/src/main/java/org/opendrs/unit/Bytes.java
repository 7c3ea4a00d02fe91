package org.opendrs.unit;

/**
 * An amount of memory.
 *
 * @param value bytes, zero or more
 */
public record Bytes(long value) implements Comparable<Bytes> {
    /** No memory. */
    public static final Bytes ZERO = new Bytes(0);

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Bytes {
        if (value < 0) {
            throw new IllegalArgumentException("memory must be >= 0 bytes, got " + value);
        }
    }

    /** Returns the given number of bytes. */
    public static Bytes bytes(long count) {
        return count == 0 ? ZERO : new Bytes(count);
    }

    /** Converts from KiB, the unit in which libvirt speaks. */
    public static Bytes kib(long count) {
        return new Bytes(Math.multiplyExact(count, KIB));
    }

    /** Converts from MiB. */
    public static Bytes mib(long count) {
        return new Bytes(Math.multiplyExact(count, MIB));
    }

    /** Converts from GiB. */
    public static Bytes gib(long count) {
        return new Bytes(Math.multiplyExact(count, GIB));
    }

    /** Returns this amount in MiB, fractions included; for display and ratios only. */
    public double toMib() {
        return (double) value / MIB;
    }

    /** Returns {@code this + other}. */
    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(value, other.value));
    }

    /** Returns {@code this - other}, or zero if that would be negative. */
    public Bytes minusOrZero(Bytes other) {
        return bytes(Math.max(0L, value - other.value));
    }

    /**
     * Returns this amount times a ratio, rounded to the nearest byte.
     *
     * @throws IllegalArgumentException if the ratio is negative, infinite or not a number
     * @throws ArithmeticException if the product is more than a {@code long} holds
     */
    public Bytes times(double ratio) {
        if (!(ratio >= 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("memory is multiplied by a finite ratio >= 0, got " + ratio);
        }
        double product = value * ratio;
        // The bound is not a double; the nearest one is 2^63, one above it.
        if (product >= Long.MAX_VALUE) {
            throw new ArithmeticException(this + " times " + ratio + " is more than 2^63 - 1 bytes");
        }
        return new Bytes(Math.round(product));
    }

    /** Returns the larger of the two amounts. */
    public Bytes max(Bytes other) {
        return value >= other.value ? this : other;
    }

    /** Returns the smaller of the two amounts. */
    public Bytes min(Bytes other) {
        return value <= other.value ? this : other;
    }

    /** Returns the amount nearest to this one within {@code [low, high]}; {@code high} wins if the bounds cross. */
    public Bytes clamp(Bytes low, Bytes high) {
        return max(low).min(high);
    }

    /** Returns whether this is no memory at all. */
    public boolean isZero() {
        return value == 0;
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(value, other.value);
    }

    /** Returns the amount with the largest binary unit that divides it, such as {@code 512 MiB}. */
    @Override
    public String toString() {
        if (value != 0 && value % GIB == 0) {
            return value / GIB + " GiB";
        }
        if (value != 0 && value % MIB == 0) {
            return value / MIB + " MiB";
        }
        return value + " B";
    }
}
