package org.opendrs.sim.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap of events, ordered by time and then by sequence number. The keys lie in arrays of their own, so that sifting
 * touches no event object: a world of a thousand hosts queues some thousand events for each simulated second.
 */
final class EventQueue {
    private static final int INITIAL_CAPACITY = 64;

    private long[] times = new long[INITIAL_CAPACITY];
    private long[] sequences = new long[INITIAL_CAPACITY];
    private @Nullable Event[] events = new Event[INITIAL_CAPACITY];
    private int size;
    private long nextSequence;

    void add(long time, Event event) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            sequences = Arrays.copyOf(sequences, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
        }
        siftUp(size++, time, nextSequence++, event);
    }

    /** Returns the time of the next event that was not cancelled, or {@code Long.MAX_VALUE} if there is none. */
    long nextTime() {
        while (size > 0) {
            Event first = events[0];
            if (first != null && !first.cancelled()) {
                return times[0];
            }
            removeFirst();
        }
        return Long.MAX_VALUE;
    }

    /** Removes and returns the next event; {@link #nextTime} must have found one. */
    Event poll() {
        Event first = events[0];
        if (first == null) {
            throw new IllegalStateException("poll on an empty event queue");
        }
        removeFirst();
        return first;
    }

    private void removeFirst() {
        size--;
        Event last = events[size];
        events[size] = null;
        if (size > 0 && last != null) {
            siftDown(times[size], sequences[size], last);
        }
    }

    private void siftUp(int from, long time, long sequence, Event event) {
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (!before(time, sequence, parent)) {
                break;
            }
            copy(parent, i);
            i = parent;
        }
        set(i, time, sequence, event);
    }

    private void siftDown(long time, long sequence, Event event) {
        int i = 0;
        int half = size >>> 1;
        while (i < half) {
            int child = 2 * i + 1;
            if (child + 1 < size && before(times[child + 1], sequences[child + 1], child)) {
                child++;
            }
            if (before(time, sequence, child)) {
                break;
            }
            copy(child, i);
            i = child;
        }
        set(i, time, sequence, event);
    }

    private boolean before(long time, long sequence, int other) {
        return time != times[other] ? time < times[other] : sequence < sequences[other];
    }

    private void copy(int from, int to) {
        times[to] = times[from];
        sequences[to] = sequences[from];
        events[to] = events[from];
    }

    private void set(int i, long time, long sequence, Event event) {
        times[i] = time;
        sequences[i] = sequence;
        events[i] = event;
    }
}
