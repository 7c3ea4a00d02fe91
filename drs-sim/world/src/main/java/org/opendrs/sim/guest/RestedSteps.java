package org.opendrs.sim.guest;

import java.time.Duration;
import java.time.Instant;

/**
 * Steps in a row that a host left out because nothing new happened in them.
 *
 * @param count how many
 * @param length length of each
 * @param lastEnded wall time at the end of the last of them
 */
public record RestedSteps(long count, Duration length, Instant lastEnded) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Returns the length of each in seconds. */
    double seconds() {
        return length.toNanos() / NANOS_PER_SECOND;
    }

    /** Returns the wall time at the end of a step, in whole seconds since the epoch; the first one has the number 0. */
    public long epochSecond(long step) {
        return lastEnded
                .minusNanos(Math.multiplyExact(count - 1 - step, length.toNanos()))
                .getEpochSecond();
    }
}
