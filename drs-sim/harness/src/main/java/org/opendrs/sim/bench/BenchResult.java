package org.opendrs.sim.bench;

import java.util.List;

/**
 * What a bench measured.
 *
 * @param name the bench
 * @param seeds how many seeds ran
 * @param tables the tables
 * @param notes what a reader of the tables must know, one line each
 * @param failures what must not happen and did, one line each; empty if all is well
 */
public record BenchResult(String name, int seeds, List<BenchTable> tables, List<String> notes, List<String> failures) {
    /** Copies the lists. */
    public BenchResult {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
        failures = List.copyOf(failures);
    }

    /** What a bench measured whose tables need no notes. */
    BenchResult(String name, int seeds, List<BenchTable> tables, List<String> failures) {
        this(name, seeds, tables, List.of(), failures);
    }
}
