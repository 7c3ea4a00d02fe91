package org.opendrs.sim.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.VariantResult;

/** Prints one table for one run: a row for each figure, a column for each policy. Figures that apply to no policy are left out. */
final class ResultTable {
    private static final String ABSENT = "-";
    private static final double SECONDS_PER_HOUR = 3600;

    private final List<VariantResult> variants;
    private final List<Row> rows = new ArrayList<>();

    private ResultTable(List<VariantResult> variants) {
        this.variants = variants;
    }

    static void print(ScenarioResult result, PrintWriter out) {
        var first = result.variants().get(0);
        out.printf(
                Locale.ROOT,
                "%s  seed %d  %d hosts  %d VMs  %.1f h  event hash %s%n",
                result.scenario(),
                result.seed(),
                first.hosts(),
                first.vms(),
                first.effort().simulatedSeconds() / SECONDS_PER_HOUR,
                result.eventHash());
        var table = new ResultTable(result.variants());
        table.fill();
        out.println(table.text());
        result.peakRssMib().ifPresent(mib -> out.println("Largest resident memory of the process: " + mib + " MiB"));
        out.flush();
    }

    private void fill() {
        jobs();
        row("host swap, largest MiB", v -> number(v.swap().hostMax()));
        row("host swap, mean MiB", v -> number(v.swap().hostMean()));
        row("host swap-in MiB", v -> number(v.swap().hostIn()));
        row("  of it after settling", v -> number(v.swap().hostInSettled()));
        row(
                "settled after s",
                v -> v.swap().settledAfterSeconds().isPresent()
                        ? number(v.swap().settledAfterSeconds().getAsDouble())
                        : "never");
        row(
                "guest swap, mean MiB",
                v -> v.swap().guestMean().isPresent()
                        ? number(v.swap().guestMean().getAsDouble())
                        : ABSENT);
        row("guest OOM kills", v -> whole(v.killed().total()));
        row("  of it by policy", v -> whole(v.killed().byPolicy()));
        row("unmet CPU %", v -> percent(v.shortage().unmetCpuRatio()));
        row("unmet memory %", v -> percent(v.shortage().unmetMemoryRatio()));
        serviceLevels();
        row("hotspot s", v -> number(v.shortage().hotspotSeconds()));
        row("migrations", v -> v.moves().map(m -> whole(m.migrations())).orElse(ABSENT));
        row("  of it returned", v -> v.moves().map(m -> whole(m.returned())).orElse(ABSENT));
        row(
                "relieved after turns",
                v -> v.relief()
                        .map(r -> r.turns().isPresent() ? whole(r.turns().getAsLong()) : "never")
                        .orElse(ABSENT));
        row("new hotspots", v -> v.relief().map(r -> whole(r.newHotspots())).orElse(ABSENT));
        row("balloon commands", v -> whole(v.engine().balloonCommands()));
        row("store publishes", v -> whole(v.engine().storePublishes()));
        row("turns", v -> whole(v.engine().turns()));
        row("  of it without reason", v -> whole(v.engine().turnsWithoutReason()));
        row("wall s", v -> String.format(Locale.ROOT, "%.2f", v.effort().wallSeconds()));
    }

    private void jobs() {
        row("jobs", v -> v.jobs().map(j -> whole(j.total())).orElse(ABSENT));
        for (String name : jobNames()) {
            row(
                    "  " + name,
                    v -> v.jobs()
                            .map(j -> whole(j.counts().getOrDefault(name, 0L)))
                            .orElse(ABSENT));
            row(
                    "  " + name + ", mean min",
                    v -> v.jobs()
                            .flatMap(j -> Optional.ofNullable(j.meanMinutes().get(name)))
                            .map(ResultTable::number)
                            .orElse(ABSENT));
        }
    }

    private List<String> jobNames() {
        return variants.stream()
                .flatMap(v -> v.jobs().stream())
                .flatMap(j -> j.counts().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void serviceLevels() {
        for (var sla : variants.get(0).shortage().sla()) {
            row(
                    "SLA violated s, " + sla.sizeClass(),
                    v -> v.shortage().sla().stream()
                            .filter(s -> s.sizeClass().equals(sla.sizeClass()))
                            .map(s -> number(s.violatedSeconds()))
                            .findFirst()
                            .orElse(ABSENT));
        }
    }

    private void row(String label, Function<VariantResult, String> figure) {
        var cells = variants.stream().map(figure).toList();
        if (!cells.stream().allMatch(ABSENT::equals)) {
            rows.add(new Row(label, cells));
        }
    }

    private String text() {
        var columns = new ArrayList<ColumnData<Row>>();
        columns.add(new Column().header("").dataAlign(HorizontalAlign.LEFT).with(Row::label));
        for (int i = 0; i < variants.size(); i++) {
            int index = i;
            columns.add(new Column()
                    .header(variants.get(i).policy())
                    .dataAlign(HorizontalAlign.RIGHT)
                    .with(row -> row.cells().get(index)));
        }
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(long value) {
        return Long.toString(value);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio * 100);
    }

    private record Row(String label, List<String> cells) {}
}
