package org.opendrs.core.monitor;

import org.opendrs.model.VmSample;

/**
 * Learns how much host memory a VM takes beyond its guest's own: resident less guest size.
 *
 * <p>The difference is a lower bound. Guest pages that were never touched, or that the host has swapped out, are not
 * resident and hide as much overhead as they are large; a difference that is not positive says nothing at all. Hence
 * the estimate starts at an assumption, never falls below it, rises within about a minute and falls ten times slower.
 * It is bounded, because the guest size lags behind the truth by a second while a balloon deflates.
 */
final class Overhead {
    /** Assumed for a VM that has shown nothing: a KVM process was reported at 20 to 60 MB. */
    static final long UNKNOWN_BYTES = 64L << 20;

    /** Emulators were measured at up to 227 MB for small guests; tables grow with the guest by well below 1/32. */
    private static final long BOUND_BYTES = 256L << 20;

    private static final long BOUND_DIVISOR = 32;
    private static final long RISE_NANOS = 60_000_000_000L;
    private static final long FALL_NANOS = 600_000_000_000L;

    private Overhead() {}

    /**
     * Returns the estimate after one more sample.
     *
     * @param before the estimate before
     * @param sample the VM now
     * @param actualBefore what the guest held at the sample before; the larger of the two sizes counts, because of the
     *     lag
     * @param intervalNanos time since the sample before
     */
    static long after(long before, VmSample sample, long actualBefore, long intervalNanos) {
        long size = Math.max(sample.actual().value(), actualBefore);
        long seen = sample.resident().value() - size;
        if (seen <= 0) {
            return before;
        }
        long bounded = Math.min(seen, BOUND_BYTES + sample.maximum().value() / BOUND_DIVISOR);
        double weight = Rates.weight(intervalNanos, bounded > before ? RISE_NANOS : FALL_NANOS);
        return Math.max(UNKNOWN_BYTES, before + Math.round(weight * (bounded - before)));
    }
}
