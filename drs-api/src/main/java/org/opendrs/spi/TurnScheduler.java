package org.opendrs.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Runs the engine's work one piece after the other, on one thread at a time and in order of submission. */
public interface TurnScheduler {
    /** Runs the work as soon as what was submitted before has run. May be called by any thread. */
    void execute(Runnable work);

    /** Runs the work after the delay. May be called by any thread. */
    Cancellable schedule(Duration delay, Runnable work);

    /**
     * Waits for a stage that scheduled work will complete. A scheduler in real time blocks the calling thread, which must not be
     * its own; one in virtual time runs due work until the stage is complete.
     *
     * @throws java.util.concurrent.CompletionException if the stage failed
     */
    <T> T await(CompletionStage<T> stage);
}
