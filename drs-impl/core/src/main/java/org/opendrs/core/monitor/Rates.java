package org.opendrs.core.monitor;

import org.opendrs.unit.ByteRate;

/** Arithmetic of flows that must not fail, whatever a counter says. */
final class Rates {
    private static final double NANOS_PER_SECOND = 1e9;

    private Rates() {}

    static ByteRate perSecond(long bytes, long intervalNanos) {
        return bytes == 0 ? ByteRate.ZERO : new ByteRate(roundedPerSecond(bytes, intervalNanos));
    }

    static long roundedPerSecond(long count, long intervalNanos) {
        return count == 0 ? 0 : Math.round(count * (NANOS_PER_SECOND / intervalNanos));
    }

    /** Returns the sum of two amounts, or the largest amount if it would overflow. */
    static long saturatingSum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Returns how far a first-order filter goes towards a new value: interval / (time constant + interval), 0 to 1. */
    static double weight(long intervalNanos, long timeConstantNanos) {
        return intervalNanos <= 0 ? 0 : (double) intervalNanos / ((double) timeConstantNanos + intervalNanos);
    }
}
