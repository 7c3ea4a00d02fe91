package org.opendrs.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.opendrs.spi.DrsClock;

/**
 * Says what is worth a line in the log about the connections of one host, of which there are several: one line when the first is lost, one a
 * minute while any is away, one when all are back. Safe for use by any thread.
 */
final class OutageWords {
    /** Attempts come every 10 s at last; a day of outage shall not fill a log. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final String host;
    private final DrsClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<String> away = new TreeSet<>();
    private final TreeSet<String> there = new TreeSet<>();
    private long lostAtNanos;
    private long saidAtNanos;
    private boolean said;

    /**
     * Knows of no connection yet.
     *
     * @param host how the host is called in lines
     */
    OutageWords(String host, DrsClock clock) {
        this.host = host;
        this.clock = clock;
    }

    /** Returns a line about a connection that was lost or could not be opened, if it is time for one. */
    Optional<String> away(String link, String why) {
        lock.lock();
        try {
            long now = clock.monotonicNanos();
            if (away.isEmpty()) {
                lostAtNanos = now;
            }
            boolean first = away.isEmpty() && !said;
            there.remove(link);
            away.add(link);
            if (!first && now - saidAtNanos < AGAIN.toNanos()) {
                return Optional.empty();
            }
            said = true;
            saidAtNanos = now;
            return Optional.of(
                    "host=" + host + " not connected" + (first ? "" : " for " + since(now)) + ", trying again: " + why);
        } finally {
            lock.unlock();
        }
    }

    /** Returns a line about a connection that is there, if all others are too. */
    Optional<String> back(String link, String uri) {
        lock.lock();
        try {
            away.remove(link);
            boolean firstOfHost = there.isEmpty() && !said;
            there.add(link);
            if (!away.isEmpty() || !(said || firstOfHost)) {
                return Optional.empty();
            }
            String after = said ? " after " + since(clock.monotonicNanos()) : "";
            said = false;
            return Optional.of("host=" + host + " connected to " + uri + after);
        } finally {
            lock.unlock();
        }
    }

    private String since(long now) {
        return Duration.ofNanos(now - lostAtNanos).toSeconds() + " s";
    }
}
