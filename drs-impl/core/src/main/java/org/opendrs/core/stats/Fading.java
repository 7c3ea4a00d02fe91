package org.opendrs.core.stats;

/**
 * How much of a {@link DecayingPeak} is kept, with a memory of the last answer: all guests of a turn ask about the same time span, and
 * the exponential took a fifteenth of the turn of ten thousand guests. The memory changes no result. Not thread-safe.
 */
public final class Fading {
    private final long timeConstantNanos;
    /** The time span of the last question; none is negative. */
    private long elapsedNanos = -1;

    private double kept;

    /** Fades with this time constant, above zero. */
    public Fading(long timeConstantNanos) {
        this.timeConstantNanos = timeConstantNanos;
    }

    double kept(long elapsed) {
        if (elapsed != elapsedNanos) {
            elapsedNanos = elapsed;
            kept = DecayingPeak.kept(elapsed, timeConstantNanos);
        }
        return kept;
    }
}
