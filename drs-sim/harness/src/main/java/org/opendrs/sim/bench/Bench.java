package org.opendrs.sim.bench;

import org.opendrs.sim.scenario.Progress;

/** One measurement over many seeds. */
public interface Bench {
    /** Returns the name by which it is asked for. */
    String name();

    /** Returns in one line what it measures, with the length of a run. */
    String about();

    /**
     * Returns how many seeds it runs unless it is told otherwise.
     *
     * @param quick whether a minute must do
     */
    int seeds(boolean quick);

    /** Measures and returns the tables. Runs seeds side by side on all processors; the figures do not depend on that. */
    BenchResult run(BenchOptions options, Progress progress);
}
