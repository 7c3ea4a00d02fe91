package org.opendrs.sim.bench;

import java.util.List;

/**
 * One table of figures, ready to print.
 *
 * @param title what it shows
 * @param columns headings of all columns but the first, which holds the labels
 * @param rows the rows
 */
public record BenchTable(String title, List<String> columns, List<Row> rows) {
    /** Copies the lists. */
    public BenchTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param label what the row shows
     * @param cells one text for each column
     */
    public record Row(String label, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
