package org.opendrs.sim.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opendrs.core.words.Amounts;
import org.opendrs.sim.report.NoPressure;
import org.opendrs.sim.report.ResultRows;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.VariantResult;

/** Prints one table for one run: a row for each figure, a column for each policy. Its rows are those of the report. */
final class ResultTable {
    private ResultTable() {}

    static void print(ScenarioResult result, PrintWriter out) {
        var first = result.variants().get(0);
        out.printf(
                Locale.ROOT,
                "%s  seed %d  %s  %s  %s  event hash %s%n",
                result.scenario(),
                result.seed(),
                Amounts.count(first.hosts(), "host"),
                Amounts.count(first.vms(), "VM"),
                Amounts.span(first.effort().simulatedSeconds()),
                result.eventHash());
        out.println(text(result.variants()));
        out.println("What the figures are: drs figures");
        NoPressure.words(result).forEach(out::println);
        result.peakRssMib().ifPresent(mib -> out.println("Largest resident memory of the process: " + mib + " MiB"));
        out.flush();
    }

    private static String text(List<VariantResult> variants) {
        var columns = new ArrayList<ColumnData<ResultRows.Row>>();
        columns.add(new Column().header("").dataAlign(HorizontalAlign.LEFT).with(ResultRows.Row::label));
        for (int i = 0; i < variants.size(); i++) {
            int index = i;
            columns.add(new Column()
                    .header(variants.get(i).policy())
                    .dataAlign(HorizontalAlign.RIGHT)
                    .with(row -> row.cells().get(index)));
        }
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, ResultRows.of(variants), columns);
    }
}
