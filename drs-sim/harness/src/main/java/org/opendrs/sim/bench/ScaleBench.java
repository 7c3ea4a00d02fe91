package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.VariantResult;

/** A thousand hosts under one engine: time and memory. Seeds run one after the other, or they would disturb the measurement. */
final class ScaleBench implements Bench {
    private static final int SEEDS = 3;
    private static final double HOURS = 1;
    private static final int QUICK_SEEDS = 1;
    private static final double MOST_WALL_SECONDS = 30;
    private static final long MOST_RSS_MIB = 1024;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String about() {
        return "1000 hosts and 10 000 VMs under one engine: time and memory";
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
                1,
                name(),
                progress,
                seed -> ScenarioRunner.run(
                        Scenarios.named(name(), ScenarioOptions.seed(seed).hours(HOURS)), Progress.SILENT));
        var failures = new ArrayList<String>();
        runs.forEach(run -> judge(run, failures));
        return new BenchResult(name(), seeds, List.of(SeedTable.of("scale", runs, figures())), failures);
    }

    private static void judge(ScenarioResult run, List<String> failures) {
        for (var variant : run.variants()) {
            double wall = variant.effort().wallSeconds();
            if (wall > MOST_WALL_SECONDS) {
                failures.add("seed " + run.seed() + ": " + wall + " s, expected at most " + MOST_WALL_SECONDS);
            }
        }
        if (run.peakRssMib().isPresent() && run.peakRssMib().getAsLong() > MOST_RSS_MIB) {
            failures.add("seed " + run.seed() + ": " + run.peakRssMib().getAsLong() + " MiB resident, expected at most "
                    + MOST_RSS_MIB);
        }
    }

    private static List<Figure<VariantResult>> figures() {
        return List.of(
                Figure.of(RunFigure.WALL, 2, v -> v.effort().wallSeconds()),
                Figure.badIfHigh("CPU s", 2, v -> v.effort().cpuSeconds()),
                Figure.badIfLow(
                        "VM samples per CPU s",
                        0,
                        v -> v.effort().vmSamples() / v.effort().cpuSeconds()),
                Figure.of(RunFigure.TURNS, 0, v -> (double) v.engine().turns()),
                Figure.of(RunFigure.TURNS_WITHOUT_REASON, 0, v ->
                        (double) v.engine().turnsWithoutReason()));
    }
}
