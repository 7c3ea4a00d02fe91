package org.opendrs.sim.migration;

import java.time.Duration;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.Cancellable;

/**
 * One live migration by pre-copy: all touched pages first, then in each round what was overwritten during the one before, until
 * the rest can be sent within the downtime limit; then the VM is stopped, the rest is sent, and it runs at the destination.
 *
 * <p>Time is {@code setup + bytes / bandwidth + switch} (LAB §6: 0.3 s + bytes / bandwidth). A migration whose rest does not
 * shrink, or that takes too many rounds, fails, and the VM stays.
 */
public final class Precopy {
    private static final double NANOS_PER_SECOND = 1e9;

    private enum Phase {
        SETUP,
        COPY,
        STOP,
        SWITCH,
        ENDED
    }

    private final SimTime time;
    private final MigrationFigures figures;
    private final Mover mover;
    private final Link from;
    private final Link to;
    private final long startedAt;

    private Phase phase = Phase.SETUP;
    private Cancellable next = () -> {};
    private int round;
    private int flat;
    private long firstRound;
    private long roundBytes;
    private long roundStartedAt;
    private double left;
    private double rate;
    private long settledAt;
    private long transferred;
    private long stoppedAt;

    private Precopy(SimTime time, MigrationFigures figures, Mover mover, Link from, Link to) {
        this.time = time;
        this.figures = figures;
        this.mover = mover;
        this.from = from;
        this.to = to;
        this.startedAt = time.monotonicNanos();
        this.roundBytes = mover.bytesToSend();
        this.left = roundBytes;
    }

    /** Starts a migration from one link to another. The mover is told how it ends, unless {@link #cancel} ends it. */
    public static Precopy start(SimTime time, MigrationFigures figures, Mover mover, Link from, Link to) {
        var migration = new Precopy(time, figures, mover, from, to);
        migration.in(figures.setupSeconds(), migration::copy);
        return migration;
    }

    /** Ends the migration at once, without telling the mover. Without effect if it has ended. */
    public void cancel() {
        end();
    }

    /** Returns for how many seconds the VM has run nowhere. */
    public double stoppedSeconds() {
        boolean stopped = phase == Phase.STOP || phase == Phase.SWITCH;
        return stopped ? (time.monotonicNanos() - stoppedAt) / NANOS_PER_SECOND : 0;
    }

    /** Returns the pages that have arrived at the destination, each counted once, in bytes. */
    public long arrived() {
        if (phase == Phase.SETUP) {
            return 0;
        }
        return round > 0 ? firstRound : (long) (roundBytes - leftNow());
    }

    double rate() {
        return phase == Phase.COPY || phase == Phase.STOP ? rate : 0;
    }

    /** The bandwidth may have changed: counts what was sent and sets the end of the round anew. */
    void refresh() {
        left = leftNow();
        settledAt = time.monotonicNanos();
        rate = Link.share(from, to);
        next.cancel();
        in(left / rate, this::roundEnded);
    }

    private double leftNow() {
        double sent = rate() * (time.monotonicNanos() - settledAt) / NANOS_PER_SECOND;
        return Math.max(0, left - sent);
    }

    private void copy() {
        phase = Phase.COPY;
        roundBytes = mover.bytesToSend();
        firstRound = roundBytes;
        left = roundBytes;
        settledAt = time.monotonicNanos();
        roundStartedAt = settledAt;
        rate = 0;
        Link.join(this, from, to);
    }

    private void roundEnded() {
        transferred += roundBytes;
        if (phase == Phase.STOP) {
            Link.leave(this, from, to);
            phase = Phase.SWITCH;
            in(figures.switchSeconds(), this::switched);
            return;
        }
        long now = time.monotonicNanos();
        long dirty = mover.dirtied((now - roundStartedAt) / NANOS_PER_SECOND);
        round++;
        flat = dirty >= roundBytes ? flat + 1 : 0;
        boolean fits = dirty / rate <= figures.downtimeLimit();
        if (!fits && (flat >= figures.flatRounds() || round >= figures.maxRounds())) {
            end();
            mover.failed("did not converge: after " + round + " rounds still " + dirty + " bytes to send at "
                    + (long) rate + " bytes per second, limit " + figures.downtimeLimit() + " s");
            return;
        }
        roundBytes = dirty;
        left = dirty;
        settledAt = now;
        roundStartedAt = now;
        if (fits) {
            phase = Phase.STOP;
            stoppedAt = now;
            mover.stopped();
        }
        refresh();
    }

    private void switched() {
        long now = time.monotonicNanos();
        var facts = new MigrationFacts(now - startedAt, now - stoppedAt, transferred, round + 1);
        end();
        mover.completed(facts);
    }

    private void end() {
        next.cancel();
        boolean linked = phase == Phase.COPY || phase == Phase.STOP;
        phase = Phase.ENDED;
        if (linked) {
            Link.leave(this, from, to);
        }
    }

    private void in(double seconds, Runnable work) {
        next = time.after(Duration.ofNanos((long) Math.ceil(seconds * NANOS_PER_SECOND)), work);
    }
}
