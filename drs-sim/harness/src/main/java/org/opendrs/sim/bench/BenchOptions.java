package org.opendrs.sim.bench;

import java.util.OptionalInt;

/**
 * How much is measured.
 *
 * @param quick few seeds and short runs, a minute at most
 * @param seeds how many seeds, counted from 1; empty for the bench's own choice
 */
public record BenchOptions(boolean quick, OptionalInt seeds) {
    /** Checks the number of seeds. */
    public BenchOptions {
        if (seeds.isPresent() && seeds.getAsInt() < 1) {
            throw new IllegalArgumentException("--seeds must be >= 1, got " + seeds.getAsInt());
        }
    }

    /** Returns how many seeds this bench runs. */
    int seeds(Bench bench) {
        return seeds.orElse(bench.extent(quick).seeds());
    }
}
