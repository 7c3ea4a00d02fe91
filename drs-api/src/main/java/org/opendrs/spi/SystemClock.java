package org.opendrs.spi;

import java.time.Instant;

/** The clock of the machine: the one place in the library that reads it. */
enum SystemClock implements DrsClock {
    /** The only clock of this kind. */
    INSTANCE;

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }
}
