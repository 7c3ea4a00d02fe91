package org.opendrs.libvirt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time up to a bound, and by chance up to half as long, so that agents
 * that lost one host do not come back to it at one instant. Not thread-safe.
 */
final class BackOff {
    private final RandomGenerator random;
    private final Duration first;
    private final Duration most;
    private Duration next;

    BackOff(RandomGenerator random, Duration first, Duration most) {
        this.random = random;
        this.first = first;
        this.most = most;
        this.next = first;
    }

    /** Returns how long to wait now, from half of the current step to all of it. */
    Duration next() {
        long step = next.toNanos();
        next = Duration.ofNanos(Math.min(most.toNanos(), step * 2));
        return Duration.ofNanos(step - random.nextLong(step / 2 + 1));
    }

    /** Begins anew after a success. */
    void reset() {
        next = first;
    }
}
