package org.opendrs.sim.bench;

import org.opendrs.sim.scenario.Progress;

/** One measurement over many seeds. */
public interface Bench {
    /** Returns the name by which it is asked for. */
    String name();

    /** Measures and returns the tables. Runs seeds side by side on all processors; the figures do not depend on that. */
    BenchResult run(BenchOptions options, Progress progress);
}
