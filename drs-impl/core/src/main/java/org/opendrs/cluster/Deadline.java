package org.opendrs.cluster;

import java.time.Duration;
import org.opendrs.spi.DrsClock;

/** The instant, on the monotonic clock, after which nobody waits any more. Shared by all calls of one request. */
final class Deadline {
    private final DrsClock clock;
    private final long endNanos;

    private Deadline(DrsClock clock, long endNanos) {
        this.clock = clock;
        this.endNanos = endNanos;
    }

    static Deadline in(DrsClock clock, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a deadline must be > 0, got " + time);
        }
        return new Deadline(clock, clock.monotonicNanos() + time.toNanos());
    }

    boolean passed() {
        return remainingNanos() <= 0;
    }

    Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /** Half of what remains, so that the other half is left for finding out what became of the first. */
    Duration half() {
        return Duration.ofNanos(Math.max(1, remainingNanos() / 2));
    }

    private long remainingNanos() {
        return endNanos - clock.monotonicNanos();
    }
}
