package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * When a guest is there, counted from the start of the run.
 *
 * @param from when it boots
 * @param until when it shuts down; empty if it stays to the end
 */
public record Stay(Duration from, Optional<Duration> until) {
    /** From the start to the end. */
    public static final Stay THROUGHOUT = new Stay(Duration.ZERO, Optional.empty());

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if the guest boots before the start or shuts down before it has booted
     */
    public Stay {
        if (from.isNegative() || until.filter(end -> end.compareTo(from) <= 0).isPresent()) {
            throw new IllegalArgumentException(
                    "a guest boots at 0 or later and shuts down after that, got " + from + " and " + until);
        }
    }
}
