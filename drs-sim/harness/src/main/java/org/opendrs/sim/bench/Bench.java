package org.opendrs.sim.bench;

import java.util.List;
import org.opendrs.sim.scenario.Progress;

/** One measurement over many seeds. */
public interface Bench {
    /** Returns the name by which it is asked for. */
    String name();

    /** Returns in one line what it measures. */
    String about();

    /** Returns what its rows measure, a line each; empty if they are figures of runs, seeds or worlds, which say so themselves. */
    default List<String> rows() {
        return List.of();
    }

    /**
     * Returns how much it runs unless it is told otherwise.
     *
     * @param quick whether a minute must do
     */
    Extent extent(boolean quick);

    /**
     * How much is run.
     *
     * @param seeds number of seeds
     * @param hours virtual hours of each run
     */
    record Extent(int seeds, double hours) {}

    /** Measures and returns the tables. Runs seeds side by side on all processors; the figures do not depend on that. */
    BenchResult run(BenchOptions options, Progress progress);
}
