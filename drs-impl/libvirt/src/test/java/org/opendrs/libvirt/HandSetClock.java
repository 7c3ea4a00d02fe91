package org.opendrs.libvirt;

import java.time.Duration;
import java.time.Instant;
import org.opendrs.spi.DrsClock;

/** A clock that stands still until a test moves it. */
final class HandSetClock implements DrsClock {
    private long now;

    /** Shows this time from now on, counted from the beginning. */
    void set(Duration sinceBeginning) {
        now = sinceBeginning.toNanos();
    }

    void advance(Duration by) {
        now += by.toNanos();
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH;
    }

    @Override
    public long monotonicNanos() {
        return now;
    }
}
