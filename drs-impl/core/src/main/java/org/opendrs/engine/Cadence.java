package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendrs.config.TurnSettings;
import org.opendrs.control.TurnReport;
import org.opendrs.core.state.EngineState;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.DrsClock;

/**
 * When turns and ticks happen: one turn at a time, at a steady period, and ticks only while no turn is running. Confined to the
 * mailbox.
 */
final class Cadence {
    private final Mailbox mailbox;
    private final DrsClock clock;
    private final TurnSettings settings;
    private final Turn turn;
    private final Tick tick;
    private final Parts parts;
    private final Queue<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private Automation level;
    private boolean busy;
    private boolean closed;
    private @Nullable Cancellable turnTimer;
    private @Nullable Cancellable tickTimer;

    Cadence(Mailbox mailbox, DrsClock clock, Beginning beginning, Parts parts) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.settings = beginning.settings();
        this.parts = parts;
        this.turn = new Turn(parts, beginning.turn());
        this.tick = new Tick(parts);
        this.level = beginning.level();
    }

    /**
     * How a cadence begins.
     *
     * @param settings periods
     * @param turn number of the turn before the first
     * @param level how far the cluster may be acted upon at first
     */
    record Beginning(TurnSettings settings, long turn, Automation level) {}

    /** Returns what the engine remembers now. */
    EngineState state() {
        var moves = parts.moves().leftBehind(clock.monotonicNanos());
        return parts.observing().state(turn.number(), moves);
    }

    /** Returns whether every command's outcome is known. */
    boolean isSettled() {
        return parts.commands().isSettled();
    }

    /** Ends turns and ticks, and hands over the last work of the engine once nothing else runs. */
    void part(Consumer<Parting> last) {
        close();
        enqueue(finished -> last.accept(new Parting(parts, turn.number(), level)));
    }

    /** Sets how far the cluster may be acted upon, from the next decision on. */
    void automation(Automation newLevel) {
        level = newLevel;
    }

    /** Begins turns and ticks, if it has not been done before. */
    void start() {
        if (turnTimer == null && !closed) {
            nextTurn(clock.monotonicNanos());
            if (!settings.tick().isZero()) {
                nextTick(clock.monotonicNanos() + settings.tick().toNanos());
            }
        }
    }

    /** Runs a turn as soon as nothing else runs. */
    void turn(CompletableFuture<TurnReport> result) {
        enqueue(finished -> turn.run(level, report -> {
            finished.run();
            result.complete(report);
        }));
    }

    /** Samples all hosts as soon as nothing else runs, and decides nothing. */
    void observe(CompletableFuture<ClusterSnapshot> result) {
        enqueue(finished -> parts.sampling().round(samples -> {
            finished.run();
            try {
                var known = parts.sampling().known();
                var snapshot = parts.observing()
                        .cluster(known, samples, parts.inventory().view());
                parts.latest().observed(snapshot, parts.latest().hotspots());
                result.complete(snapshot);
            } catch (RuntimeException defect) {
                result.completeExceptionally(defect);
            }
        }));
    }

    /** Ends turns and ticks; a turn that is running is brought to its end. */
    void close() {
        closed = true;
        if (turnTimer != null) {
            turnTimer.cancel();
        }
        if (tickTimer != null) {
            tickTimer.cancel();
        }
    }

    private void enqueue(Consumer<Runnable> work) {
        waiting.add(work);
        runWaiting();
    }

    private void runWaiting() {
        Consumer<Runnable> next = busy ? null : waiting.poll();
        if (next != null) {
            busy = true;
            next.accept(() -> {
                busy = false;
                mailbox.post(this::runWaiting);
            });
        }
    }

    /** Times are absolute, so that a long turn does not shift all later ones; a period that was missed is left out. */
    private void nextTurn(long dueNanos) {
        turnTimer = mailbox.after(until(dueNanos), () -> {
            if (!closed) {
                if (!busy) {
                    turn(new CompletableFuture<>());
                }
                nextTurn(following(dueNanos, settings.period()));
            }
        });
    }

    private void nextTick(long dueNanos) {
        tickTimer = mailbox.after(until(dueNanos), () -> {
            if (!closed) {
                if (!busy && tick.wanted(level)) {
                    tick.run(turn.number(), level);
                }
                nextTick(following(dueNanos, settings.tick()));
            }
        });
    }

    private Duration until(long dueNanos) {
        return Duration.ofNanos(Math.max(0, dueNanos - clock.monotonicNanos()));
    }

    private long following(long dueNanos, Duration step) {
        long missed = Math.max(0, clock.monotonicNanos() - dueNanos) / step.toNanos();
        return dueNanos + (missed + 1) * step.toNanos();
    }
}
