package org.opendrs.unit;

/**
 * An amount of CPU.
 *
 * @param value thousandths of one core, zero or more
 */
public record Millicores(long value) implements Comparable<Millicores> {
    /** No CPU. */
    public static final Millicores ZERO = new Millicores(0);

    private static final long PER_CORE = 1000;

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Millicores {
        if (value < 0) {
            throw new IllegalArgumentException("CPU must be >= 0 millicores, got " + value);
        }
    }

    /** Returns the given number of thousandths of a core. */
    public static Millicores millicores(long count) {
        return count == 0 ? ZERO : new Millicores(count);
    }

    /** Converts from whole cores. */
    public static Millicores cores(long count) {
        return new Millicores(Math.multiplyExact(count, PER_CORE));
    }

    /** Returns {@code this + other}. */
    public Millicores plus(Millicores other) {
        return new Millicores(Math.addExact(value, other.value));
    }

    /** Returns {@code this - other}, or zero if that would be negative. */
    public Millicores minusOrZero(Millicores other) {
        return millicores(Math.max(0L, value - other.value));
    }

    /** Returns this amount in cores, fractions included; for display and ratios only. */
    public double toCores() {
        return (double) value / PER_CORE;
    }

    @Override
    public int compareTo(Millicores other) {
        return Long.compare(value, other.value);
    }
}
