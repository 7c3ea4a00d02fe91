package org.opendrs.spi;

import java.time.Instant;

/** The one source of time. Ages, cooldowns and leases use the monotonic clock only; wall time is for display. */
public interface DrsClock {
    /** Returns the clock of the machine, which the engine uses unless it is given another. */
    static DrsClock system() {
        return SystemClock.INSTANCE;
    }

    /** Returns the wall time. It may jump. */
    Instant wall();

    /** Returns nanoseconds since an arbitrary origin; never goes back. */
    long monotonicNanos();

    /** Returns whether time is simulated, so that adapters that need real time must be refused. */
    default boolean virtual() {
        return false;
    }
}
