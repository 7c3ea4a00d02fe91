package org.opendrs.store;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.TurnScheduler;

/** Clock and scheduler for the tests of this module: work runs in order of time, then of submission. */
public final class VirtualTime implements DrsClock, TurnScheduler {
    private final TreeMap<Due, Runnable> queue = new TreeMap<>();
    private long nowNanos;
    private long submitted;

    private record Due(long nanos, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nowNanos);
    }

    @Override
    public long monotonicNanos() {
        return nowNanos;
    }

    @Override
    public boolean virtual() {
        return true;
    }

    @Override
    public void execute(Runnable work) {
        queue.put(new Due(nowNanos, submitted++), work);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        var due = new Due(nowNanos + delay.toNanos(), submitted++);
        queue.put(due, work);
        return () -> queue.remove(due);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        while (!future.isDone()) {
            step();
        }
        return future.join();
    }

    /** Runs everything that is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Runs everything that is due within the given time. */
    public void advance(Duration time) {
        long end = nowNanos + time.toNanos();
        while (!queue.isEmpty() && queue.firstKey().nanos() <= end) {
            step();
        }
        nowNanos = end;
    }

    /** Lets time pass without running anything, as a paused process does. */
    public void jump(Duration time) {
        nowNanos += time.toNanos();
    }

    private void step() {
        var next = queue.pollFirstEntry();
        if (next == null) {
            throw new IllegalStateException("nothing is scheduled that could complete the stage");
        }
        nowNanos = Math.max(nowNanos, next.getKey().nanos());
        next.getValue().run();
    }
}
