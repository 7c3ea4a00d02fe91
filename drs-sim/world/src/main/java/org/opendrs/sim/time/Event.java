package org.opendrs.sim.time;

import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Cancellable;

/** Queued work. A cancelled event stays in the queue until its time comes, but lets its work go at once. */
final class Event implements Cancellable {
    private @Nullable Runnable work;

    Event(Runnable work) {
        this.work = work;
    }

    @Override
    public void cancel() {
        work = null;
    }

    boolean cancelled() {
        return work == null;
    }

    void run() {
        Runnable once = work;
        work = null;
        if (once != null) {
            once.run();
        }
    }
}
