package org.opendrs.libvirt;

import java.time.Duration;

/**
 * How patient the backend is. The canonical constructor is not stable; begin with {@link #DEFAULT}.
 *
 * @param keepAlive time between keep-alive messages; a link that misses {@code keepAliveCount} of them is dead
 * @param keepAliveCount messages that may be missed
 * @param open longest time to open a connection
 * @param poll longest time of one read of statistics; a sample's deadline is a further bound
 * @param firstRetry wait before the first attempt to connect again; doubles with each further one
 * @param lastRetry longest such wait
 * @param mostOverdue calls of one kind that may hang on one host before new ones are refused
 * @param mostAbandoned connections to one host that may be kept open only because calls hang in them
 */
public record LibvirtSettings(
        Duration keepAlive,
        int keepAliveCount,
        Duration open,
        Duration poll,
        Duration firstRetry,
        Duration lastRetry,
        int mostOverdue,
        int mostAbandoned) {
    /**
     * A dead link is noticed within 20 s (5 s x (3 + 1)), the only defence against a daemon that is frozen; reading ten guests takes
     * 35 ms, a hundred in parts about 0.2 s, so that 3 s are enough for a host that is well. A daemon serves 5 calls of a client
     * at once, so more than 8 that hang are of no use.
     */
    public static final LibvirtSettings DEFAULT = new LibvirtSettings(
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            8,
            4);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a time is not positive, or a bound is below one
     */
    public LibvirtSettings {
        positive("keepAlive", keepAlive);
        positive("open", open);
        positive("poll", poll);
        positive("firstRetry", firstRetry);
        positive("lastRetry", lastRetry);
        if (lastRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("lastRetry " + lastRetry + " is below firstRetry " + firstRetry);
        }
        atLeastOne("keepAliveCount", keepAliveCount);
        atLeastOne("mostOverdue", mostOverdue);
        atLeastOne("mostAbandoned", mostAbandoned);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0, got " + value);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, got " + value);
        }
    }
}
