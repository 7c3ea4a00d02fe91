package org.opendrs.core.stats;

/**
 * A peak that is reached at once and forgotten slowly: fast up, because what was needed a moment ago is soon needed
 * again, and exponentially down to what is needed now.
 */
public final class DecayingPeak {
    private DecayingPeak() {}

    /**
     * Returns the peak after one more sample: the sample if it is not below the old peak, else the old peak moved
     * towards the sample by the factor {@code exp(-elapsed / timeConstant)}. Never below the sample nor above the
     * larger of the two.
     *
     * @param before the peak so far, zero or more
     * @param sample the new sample, zero or more
     * @param elapsedNanos time since the sample before, zero or more
     * @param timeConstantNanos time in which the distance to a constant sample shrinks to 1/e, above zero
     */
    public static long after(long before, long sample, long elapsedNanos, long timeConstantNanos) {
        return sample >= before ? sample : faded(before, sample, kept(elapsedNanos, timeConstantNanos));
    }

    /** Returns the same as the other method, with the part that is kept from a memory of it. */
    public static long after(long before, long sample, long elapsedNanos, Fading fading) {
        return sample >= before ? sample : faded(before, sample, fading.kept(elapsedNanos));
    }

    static double kept(long elapsedNanos, long timeConstantNanos) {
        return StrictMath.exp(-(double) elapsedNanos / timeConstantNanos);
    }

    private static long faded(long before, long sample, double kept) {
        return sample + (long) ((before - sample) * kept);
    }
}
