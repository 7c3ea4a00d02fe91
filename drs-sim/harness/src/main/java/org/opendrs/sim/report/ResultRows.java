package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.VariantResult;

/** The figures of a run as text: a row for each figure, a cell for each policy. Figures that apply to no policy are left out. */
public final class ResultRows {
    private static final String ABSENT = "-";
    private static final double PERCENT = 100;

    private final List<VariantResult> variants;
    private final List<Row> rows = new ArrayList<>();

    private ResultRows(List<VariantResult> variants) {
        this.variants = variants;
    }

    /** Returns the rows for these policies, of which there must be at least one. */
    public static List<Row> of(List<VariantResult> variants) {
        var table = new ResultRows(variants);
        table.jobs();
        table.swap();
        table.guests();
        table.serviceLevels();
        table.hosts();
        table.engine();
        return List.copyOf(table.rows);
    }

    private void jobs() {
        row(RunFigure.JOBS, v -> v.jobs().map(j -> whole(j.total())).orElse(ABSENT));
        for (String name : jobNames()) {
            row(
                    RunFigure.JOBS_OF_NAME,
                    name,
                    v -> v.jobs()
                            .map(j -> whole(j.counts().getOrDefault(name, 0L)))
                            .orElse(ABSENT));
            row(
                    RunFigure.JOB_MINUTES,
                    name,
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

    private void swap() {
        row(RunFigure.HOST_SWAP_MAX, v -> number(v.swap().hostMax()));
        row(RunFigure.HOST_SWAP_MEAN, v -> number(v.swap().hostMean()));
        row(RunFigure.HOST_SWAP_IN, v -> number(v.swap().hostIn()));
        row(
                RunFigure.HOST_SWAP_IN_SETTLED,
                v -> v.swap().settledAfterSeconds().isPresent()
                        ? number(v.swap().hostInSettled())
                        : ABSENT);
        row(RunFigure.SETTLED, v -> orElse(v.swap().settledAfterSeconds(), "do not fit"));
        row(RunFigure.GUEST_SWAP_MEAN, v -> orElse(v.swap().guestMean(), ABSENT));
    }

    private void guests() {
        row(RunFigure.OOM_KILLS, v -> whole(v.killed().total()));
        row(RunFigure.OOM_BY_POLICY, v -> whole(v.killed().byPolicy()));
        row(RunFigure.UNMET_CPU, v -> percent(v.shortage().unmetCpuRatio()));
        row(RunFigure.UNMET_MEMORY, v -> percent(v.shortage().unmetMemoryRatio()));
    }

    private void serviceLevels() {
        for (var sla : variants.get(0).shortage().sla()) {
            row(
                    RunFigure.SERVICE_LEVEL,
                    sla.sizeClass(),
                    v -> v.shortage().sla().stream()
                            .filter(s -> s.sizeClass().equals(sla.sizeClass()))
                            .map(s -> number(s.violatedSeconds()))
                            .findFirst()
                            .orElse(ABSENT));
        }
    }

    private void hosts() {
        row(RunFigure.HOTSPOTS, v -> number(v.shortage().hotspotSeconds()));
        row(RunFigure.MIGRATIONS, v -> v.moves().map(m -> whole(m.migrations())).orElse(ABSENT));
        row(
                RunFigure.MIGRATIONS_RETURNED,
                v -> v.moves().map(m -> whole(m.returned())).orElse(ABSENT));
        row(
                RunFigure.RELIEVED,
                v -> v.relief()
                        .map(r -> r.turns().isPresent() ? whole(r.turns().getAsLong()) : "not relieved")
                        .orElse(ABSENT));
        row(
                RunFigure.NEW_HOTSPOTS,
                v -> v.relief().map(r -> whole(r.newHotspots())).orElse(ABSENT));
    }

    private void engine() {
        row(RunFigure.BALLOON_COMMANDS, v -> whole(v.engine().balloonCommands()));
        row(RunFigure.STORE_PUBLISHES, v -> whole(v.engine().storePublishes()));
        row(RunFigure.TURNS, v -> whole(v.engine().turns()));
        row(
                RunFigure.TURNS_WITHOUT_REASON,
                v -> v.engine().audited() ? whole(v.engine().turnsWithoutReason()) : ABSENT);
        row(RunFigure.WALL, v -> String.format(Locale.ROOT, "%.2f", v.effort().wallSeconds()));
    }

    private void row(RunFigure figure, Function<VariantResult, String> cell) {
        row(figure, "", cell);
    }

    private void row(RunFigure figure, String name, Function<VariantResult, String> cell) {
        var cells = variants.stream().map(cell).toList();
        if (!cells.stream().allMatch(ABSENT::equals)) {
            rows.add(new Row(figure, figure.heading(name), cells));
        }
    }

    private static String orElse(OptionalDouble value, String absent) {
        return value.isPresent() ? number(value.getAsDouble()) : absent;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(long value) {
        return Long.toString(value);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio * PERCENT);
    }

    /**
     * One figure.
     *
     * @param figure which, and what it means
     * @param label its name with its unit; indented by two spaces if it is part of the figure above
     * @param cells its value under each policy, in the order in which they ran
     */
    public record Row(RunFigure figure, String label, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
