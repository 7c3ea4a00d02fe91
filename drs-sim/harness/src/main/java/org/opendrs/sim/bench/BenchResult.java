package org.opendrs.sim.bench;

import java.util.List;

/**
 * What a bench measured.
 *
 * @param name the bench
 * @param seeds how many seeds ran
 * @param tables the tables
 * @param failures what must not happen and did, one line each; empty if all is well
 */
public record BenchResult(String name, int seeds, List<BenchTable> tables, List<String> failures) {
    /** Copies the lists. */
    public BenchResult {
        tables = List.copyOf(tables);
        failures = List.copyOf(failures);
    }
}
