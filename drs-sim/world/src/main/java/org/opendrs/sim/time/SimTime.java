package org.opendrs.sim.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.TurnScheduler;

/**
 * Virtual time: a clock that stands still while an event runs and jumps to the next one. Events run in the order of their time;
 * those of one instant run in the order in which they were queued. So one seed gives one run.
 *
 * <p>Not thread-safe: the world, its observers and all engines in it run on the one thread that calls {@link #step}.
 */
public final class SimTime implements DrsClock {
    private final Instant start;
    private final EventQueue queue = new EventQueue();
    private final List<Runnable> hooks = new ArrayList<>();
    private long now;
    private long processed;

    private SimTime(Instant start) {
        this.start = start;
    }

    /** Returns a clock that shows {@code start} as wall time and 0 as monotonic time. */
    public static SimTime startingAt(Instant start) {
        return new SimTime(start);
    }

    @Override
    public Instant wall() {
        return start.plusNanos(now);
    }

    @Override
    public long monotonicNanos() {
        return now;
    }

    @Override
    public boolean virtual() {
        return true;
    }

    /** Queues work for the given monotonic time in nanoseconds; a time that has passed means now. */
    public Cancellable at(long nanos, Runnable work) {
        var event = new Event(work);
        queue.add(Math.max(nanos, now), event);
        return event;
    }

    /** Queues work for the time that is {@code delay} from now; a negative delay means now. */
    public Cancellable after(Duration delay, Runnable work) {
        return at(now + delay.toNanos(), work);
    }

    /**
     * Advances to the next event and runs it. May be called while an event runs; the later event then runs first.
     *
     * @return false if no event is queued; the time has then not changed
     */
    public boolean step() {
        long next = queue.nextTime();
        if (next == Long.MAX_VALUE) {
            return false;
        }
        now = next;
        processed++;
        queue.poll().run();
        for (Runnable hook : hooks) {
            hook.run();
        }
        return true;
    }

    /** Runs every event up to and including the given time, also those that are queued meanwhile, and stops at that time. */
    public void runUntil(long nanos) {
        while (queue.nextTime() <= nanos && step()) {
            // step() does the work; an event at Long.MAX_VALUE does not exist
        }
        now = Math.max(now, nanos);
    }

    /** Returns how many events have run. */
    public long processedEvents() {
        return processed;
    }

    /** Lets the given check run after each event from now on, for invariants. It must not queue events. */
    public void afterEachEvent(Runnable hook) {
        hooks.add(hook);
    }

    /** Returns a scheduler that runs an engine's work as events of this time; any number may exist. */
    public TurnScheduler scheduler() {
        return new VirtualScheduler(this);
    }
}
