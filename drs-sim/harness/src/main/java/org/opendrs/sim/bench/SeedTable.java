package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.VariantResult;

/** Shows figures of many seeds: for each policy the median, the mean and the worst. */
final class SeedTable {
    private SeedTable() {}

    static BenchTable of(String title, List<ScenarioResult> runs, List<Figure<VariantResult>> figures) {
        var policies =
                runs.get(0).variants().stream().map(VariantResult::policy).toList();
        var columns = new ArrayList<String>();
        for (String policy : policies) {
            columns.add(policy + " median");
            columns.add(policy + " mean");
            columns.add(policy + " worst");
        }
        var rows = new ArrayList<BenchTable.Row>();
        for (var figure : figures) {
            var cells = new ArrayList<String>();
            for (String policy : policies) {
                var values = runs.stream().map(run -> run.variant(policy)).toList();
                cells.add(figure.median(values));
                cells.add(figure.mean(values));
                cells.add(figure.worst(values));
            }
            rows.add(new BenchTable.Row(figure.label(), cells));
        }
        return new BenchTable(title, columns, rows);
    }
}
