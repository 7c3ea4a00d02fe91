package org.opendrs.engine;

import java.time.Instant;
import org.opendrs.spi.DrsClock;

/** The clock of the machine: the one place in the library that reads it. */
final class SystemClock implements DrsClock {
    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }
}
