package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.opendrs.sim.scenario.VariantResult;

/** The figures of a run as text: a row for each figure, a cell for each policy. Figures that apply to no policy are left out. */
public final class ResultRows {
    private static final String ABSENT = "-";

    private final List<VariantResult> variants;
    private final List<Row> rows = new ArrayList<>();

    private ResultRows(List<VariantResult> variants) {
        this.variants = variants;
    }

    /** Returns the rows for these policies, of which there must be at least one. */
    public static List<Row> of(List<VariantResult> variants) {
        var table = new ResultRows(variants);
        table.fill();
        return List.copyOf(table.rows);
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
        row(
                "  of it without reason",
                v -> v.engine().audited() ? whole(v.engine().turnsWithoutReason()) : ABSENT);
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
                            .map(ResultRows::number)
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

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(long value) {
        return Long.toString(value);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio * 100);
    }

    /**
     * One figure.
     *
     * @param label what it is, with its unit; indented by two spaces if it is part of the figure above
     * @param cells its value under each policy, in the order in which they ran
     */
    public record Row(String label, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
