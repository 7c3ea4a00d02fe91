package org.opendrs.lab.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.opendrs.spi.DrsClock;

/** The machine's clock, which a test may put forward instead of waiting. */
final class LeapingClock implements DrsClock {
    private final DrsClock machine = DrsClock.system();
    private final AtomicLong leapt = new AtomicLong();

    void leap(Duration time) {
        leapt.addAndGet(time.toNanos());
    }

    @Override
    public Instant wall() {
        return machine.wall().plusNanos(leapt.get());
    }

    @Override
    public long monotonicNanos() {
        return machine.monotonicNanos() + leapt.get();
    }
}
