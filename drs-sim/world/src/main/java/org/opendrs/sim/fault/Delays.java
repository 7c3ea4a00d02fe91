package org.opendrs.sim.fault;

import java.time.Duration;

/** Durations that several decorators share. */
final class Delays {
    /** What a call takes that answers at once; a {@code setmem} was measured at 20 to 160 ms. */
    static final Duration PROMPT = Duration.ofMillis(100);

    private Delays() {}

    static Duration share(double ratio, Duration whole) {
        return Duration.ofNanos((long) (ratio * whole.toNanos()));
    }
}
