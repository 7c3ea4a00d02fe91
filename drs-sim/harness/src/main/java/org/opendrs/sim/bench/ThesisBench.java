package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;

/** The thesis' experiment over many seeds, with guest swap everywhere and with half of the guests without. */
final class ThesisBench implements Bench {
    private static final int SEEDS = 20;
    private static final int QUICK_SEEDS = 2;
    private static final double HOURS = 17;
    private static final double QUICK_HOURS = 2;

    /** What the foundation asks for: jobs at least a quarter above those without ballooning. */
    private static final double LEAST_GAIN = 1.25;

    private static final String OURS = "waterfill";

    @Override
    public String name() {
        return "thesis";
    }

    @Override
    public String about() {
        return "reference experiment: four policies, swap everywhere or in half";
    }

    @Override
    public Extent extent(boolean quick) {
        return quick ? new Extent(QUICK_SEEDS, QUICK_HOURS) : new Extent(SEEDS, HOURS);
    }

    @Override
    public BenchResult run(BenchOptions options, Progress progress) {
        int seeds = options.seeds(this);
        var all = measure(options, seeds, GuestSwap.ALL, progress);
        var half = measure(options, seeds, GuestSwap.HALF, progress);
        var failures = new ArrayList<String>();
        expectGain(all, options, failures);
        for (var run : all) {
            expectNoSwapIn(run, failures);
        }
        for (var run : half) {
            expectNoSwapIn(run, failures);
            long killed = run.variant(OURS).killed().byPolicy();
            if (killed > 0) {
                failures.add(
                        "half without swap, seed " + run.seed() + ": " + killed + " OOM kills by policy, expected 0");
            }
        }
        var tables = List.of(
                SeedTable.of("thesis, all guests with swap", all, Figures.ofBalloons()),
                SeedTable.of("thesis, half of the guests without swap", half, Figures.ofBalloons()));
        return new BenchResult(name(), seeds, tables, failures);
    }

    private static List<ScenarioResult> measure(BenchOptions options, int seeds, GuestSwap swap, Progress progress) {
        double hours = options.quick() ? QUICK_HOURS : HOURS;
        return Seeds.run(seeds, "swap " + swap, progress, seed -> {
            var chosen = ScenarioOptions.seed(seed).swap(swap).hours(hours);
            return ScenarioRunner.run(Scenarios.named("thesis", chosen), Progress.SILENT);
        });
    }

    private static void expectGain(List<ScenarioResult> runs, BenchOptions options, List<String> failures) {
        double none = jobs(runs, "none");
        double ours = jobs(runs, OURS);
        if (!options.quick() && ours < LEAST_GAIN * none) {
            failures.add("mean jobs of " + OURS + " are " + ours + ", less than " + LEAST_GAIN + " times the " + none
                    + " without ballooning");
        }
    }

    private static double jobs(List<ScenarioResult> runs, String policy) {
        return runs.stream()
                .mapToLong(run -> run.variant(policy).jobs().orElseThrow().total())
                .average()
                .orElseThrow();
    }

    private static void expectNoSwapIn(ScenarioResult run, List<String> failures) {
        double swapIn = run.variant(OURS).swap().hostInSettled();
        if (swapIn > 0) {
            failures.add("seed " + run.seed() + ": " + swapIn + " MiB host swap-in of " + OURS
                    + " after settling, expected 0");
        }
    }
}
