package org.opendrs.libvirt;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.opendrs.libvirt.Diagnosis.Verdict;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;

/**
 * Says what is worth a line in the log about the connections of one host, of which there are several: one line when the first is lost,
 * one a minute while any is away, and one when all are back. Safe for use by any thread.
 */
final class OutageWords {
    /** Attempts come every 10 s at last; a day of outage shall not fill a log. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final String host;
    private final String uri;
    private final DrsClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<String> away = new TreeSet<>();
    private final TreeSet<String> there = new TreeSet<>();
    private long lostAtNanos;
    private String since = "";
    private long saidAtNanos;
    private boolean said;
    private boolean refused;

    /** Knows of no connection to the host yet. */
    OutageWords(LibvirtHostSpec spec, DrsClock clock) {
        this.host = "host " + spec.id() + " (" + spec.uri() + ")";
        this.uri = spec.uri();
        this.clock = clock;
    }

    /**
     * Returns a line about a connection that was lost or could not be opened, if it is time for one.
     *
     * @param wait after which it is tried again
     */
    Optional<String> away(String link, HypervisorException why, Duration wait) {
        lock.lock();
        try {
            long now = clock.monotonicNanos();
            boolean first = away.isEmpty() && !said;
            if (away.isEmpty()) {
                lostAtNanos = now;
                since = localTime();
            }
            there.remove(link);
            away.add(link);
            if (!first && now - saidAtNanos < AGAIN.toNanos()) {
                return Optional.empty();
            }
            said = true;
            saidAtNanos = now;
            var found = Diagnosis.of(uri, why);
            return Optional.of(host + " " + found.verdict() + " since " + since + (first ? "" : ", for " + passed(now))
                    + ": " + found.words() + "; tried again in " + Seconds.of(wait) + "; " + found.remedy());
        } finally {
            lock.unlock();
        }
    }

    /** Returns a line about a host that lets us in no more or not at all, for the first of its connections. */
    Optional<String> refused(HypervisorException why) {
        lock.lock();
        try {
            boolean first = !refused;
            refused = true;
            var found = Diagnosis.of(uri, why);
            return first
                    ? Optional.of(host + " " + Verdict.REFUSED + ": " + found.words()
                            + "; not tried again before this program is started again; " + found.remedy())
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns a line about a connection that is there, if all others are too. */
    Optional<String> back(String link) {
        lock.lock();
        try {
            away.remove(link);
            boolean firstOfHost = there.isEmpty() && !said;
            there.add(link);
            if (!away.isEmpty() || !(said || firstOfHost)) {
                return Optional.empty();
            }
            String line = said ? " answers again after " + passed(clock.monotonicNanos()) : " is connected";
            said = false;
            return Optional.of(host + line);
        } finally {
            lock.unlock();
        }
    }

    private String passed(long now) {
        return Duration.ofNanos(now - lostAtNanos).toSeconds() + " s";
    }

    private String localTime() {
        return clock.wall()
                .atZone(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
