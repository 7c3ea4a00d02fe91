package org.opendrs.core.stats;

/**
 * How much of a {@link DecayingPeak} is kept, with a memory of the last answer: all guests of a turn ask about the same time span, and
 * the exponential took a fifteenth of the turn of ten thousand guests. The memory changes no result. May be used by several threads at
 * once.
 */
public final class Fading {
    private final long timeConstantNanos;
    /** One immutable object, so that a thread that comes upon another's answer never takes it for that to another question. */
    private Answer last = new Answer(-1, 0);

    /** Fades with this time constant, above zero. */
    public Fading(long timeConstantNanos) {
        this.timeConstantNanos = timeConstantNanos;
    }

    double kept(long elapsed) {
        Answer known = last;
        if (known.elapsedNanos != elapsed) {
            known = new Answer(elapsed, DecayingPeak.kept(elapsed, timeConstantNanos));
            last = known;
        }
        return known.kept;
    }

    /**
     * An answer.
     *
     * @param elapsedNanos the time span of the question; none that is asked is negative
     * @param kept the part that is kept
     */
    private record Answer(long elapsedNanos, double kept) {}
}
