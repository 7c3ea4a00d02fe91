package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.Relief;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.VariantResult;

/** One overloaded host over many seeds: how fast it is relieved, and at what price. */
final class HotspotBench implements Bench {
    private static final int SEEDS = 20;
    private static final double HOURS = 1;
    private static final int QUICK_SEEDS = 4;

    /** What the foundation asks for. */
    private static final long MOST_TURNS = 10;

    @Override
    public String name() {
        return "hotspot";
    }

    @Override
    public String about() {
        return "a host that no balloon can relieve: how fast, at what price";
    }

    @Override
    public Extent extent(boolean quick) {
        return quick ? new Extent(QUICK_SEEDS, HOURS) : new Extent(SEEDS, HOURS);
    }

    @Override
    public BenchResult run(BenchOptions options, Progress progress) {
        int seeds = options.seeds(this);
        var runs = Seeds.run(
                seeds,
                name(),
                progress,
                seed -> ScenarioRunner.run(
                        Scenarios.named(name(), ScenarioOptions.seed(seed).hours(HOURS)), Progress.SILENT));
        var failures = new ArrayList<String>();
        for (var run : runs) {
            run.variants().forEach(variant -> judge(run, variant, failures));
        }
        return new BenchResult(name(), seeds, List.of(SeedTable.of("hotspot", runs, figures())), failures);
    }

    private static void judge(ScenarioResult run, VariantResult variant, List<String> failures) {
        String who = "seed " + run.seed() + ", " + variant.policy() + ": ";
        Relief relief = variant.relief().orElseThrow();
        if (relief.turns().isEmpty() || relief.turns().getAsLong() > MOST_TURNS) {
            failures.add(who + "relieved after "
                    + (relief.turns().isEmpty() ? "never" : relief.turns().getAsLong() + " turns")
                    + ", expected at most "
                    + MOST_TURNS);
        }
        if (relief.newHotspots() > 0) {
            failures.add(who + relief.newHotspots() + " new hotspots, expected 0");
        }
        if (relief.planViolations() > 0) {
            failures.add(who + "the checker found " + relief.planViolations() + " faults in plans, expected 0");
        }
        long returned = variant.moves().orElseThrow().returned();
        if (returned > 0) {
            failures.add(who + returned + " returned migrations, expected 0");
        }
    }

    private static List<Figure<VariantResult>> figures() {
        return List.of(
                Figure.ifAny(
                        RunFigure.RELIEVED,
                        0,
                        v -> v.relief()
                                .filter(r -> r.turns().isPresent())
                                .map(r -> OptionalDouble.of((double) r.turns().getAsLong()))
                                .orElse(OptionalDouble.empty())),
                Figure.of(RunFigure.NEW_HOTSPOTS, 0, v ->
                        (double) v.relief().orElseThrow().newHotspots()),
                Figure.badIfHigh("faults in plans", 0, v ->
                        (double) v.relief().orElseThrow().planViolations()),
                Figure.of(RunFigure.MIGRATIONS, 0, v ->
                        (double) v.moves().orElseThrow().migrations()),
                Figure.of(RunFigure.MIGRATIONS_RETURNED, 0, v ->
                        (double) v.moves().orElseThrow().returned()),
                Figure.of(RunFigure.HOTSPOTS, 0, v -> v.shortage().hotspotSeconds()),
                Figure.of(RunFigure.HOST_SWAP_IN, 0, v -> v.swap().hostIn()),
                Figure.of(RunFigure.TURNS, 0, v -> (double) v.engine().turns()),
                Figure.of(RunFigure.TURNS_WITHOUT_REASON, 0, v ->
                        (double) v.engine().turnsWithoutReason()),
                Figure.of(RunFigure.WALL, 2, v -> v.effort().wallSeconds()));
    }
}
