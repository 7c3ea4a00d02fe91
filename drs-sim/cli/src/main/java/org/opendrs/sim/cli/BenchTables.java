package org.opendrs.sim.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.bench.BenchResult;
import org.opendrs.sim.bench.BenchTable;

/** Prints the tables of a bench. */
final class BenchTables {
    private BenchTables() {}

    static void print(BenchResult result, PrintWriter out) {
        for (var table : result.tables()) {
            out.println(table.title());
            out.println(AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, table.rows(), columns(table)));
            out.println();
        }
        result.notes().forEach(out::println);
        out.flush();
    }

    private static List<ColumnData<BenchTable.Row>> columns(BenchTable table) {
        var columns = new ArrayList<ColumnData<BenchTable.Row>>();
        columns.add(new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchTable.Row::label));
        for (int i = 0; i < table.columns().size(); i++) {
            int index = i;
            columns.add(new Column()
                    .header(table.columns().get(i))
                    .dataAlign(HorizontalAlign.RIGHT)
                    .with(row -> row.cells().get(index)));
        }
        return columns;
    }
}
