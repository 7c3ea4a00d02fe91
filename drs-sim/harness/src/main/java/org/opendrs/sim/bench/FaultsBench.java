package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.Shrinker;
import org.opendrs.sim.scenario.VariantResult;

/** Many clusters with faults: every promise is checked after every event, and every run is repeated in another process. */
final class FaultsBench implements Bench {
    private static final int SEEDS = 200;
    private static final int QUICK_SEEDS = 10;
    private static final double HOURS = 1;

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String about() {
        return "promises checked after every event; repeated in a second JVM";
    }

    @Override
    public Extent extent(boolean quick) {
        return quick ? new Extent(QUICK_SEEDS, HOURS) : new Extent(SEEDS, HOURS);
    }

    @Override
    public BenchResult run(BenchOptions options, Progress progress) {
        int seeds = options.seeds(this);
        int processors = Runtime.getRuntime().availableProcessors();
        var second = SecondJvm.start(name(), seeds, HOURS);
        try {
            // The other process needs one of the processors.
            var runs = Seeds.run(seeds, Math.max(1, processors - 1), name(), progress, FaultsBench::run);
            var failures = new ArrayList<String>();
            runs.forEach(run -> judge(run, failures));
            compare(runs, second.hashes(), failures);
            return new BenchResult(name(), seeds, List.of(SeedTable.of("faults", runs, figures())), failures);
        } finally {
            second.stop();
        }
    }

    private static ScenarioResult run(long seed) {
        return ScenarioRunner.run(
                Scenarios.named("faults", ScenarioOptions.seed(seed).hours(HOURS)), Progress.SILENT);
    }

    private static void judge(ScenarioResult run, List<String> failures) {
        for (var variant : run.variants()) {
            if (!variant.invariants().isEmpty()) {
                var first = variant.invariants().get(0);
                var options = ScenarioOptions.seed(run.seed()).hours(HOURS);
                // Shrinking takes a run for each class of fault; one failure made simple is enough to start with.
                var simplest = failures.isEmpty() ? Shrinker.shrink(options) : options;
                failures.add("seed " + run.seed() + " at " + first.atSeconds() + " s: " + first.what() + "; replay: "
                        + Shrinker.replayLine(simplest));
            }
        }
    }

    private static void compare(List<ScenarioResult> runs, List<String> hashes, List<String> failures) {
        if (hashes.size() != runs.size()) {
            failures.add("the second process ran " + hashes.size() + " seeds of " + runs.size());
            return;
        }
        for (int i = 0; i < runs.size(); i++) {
            if (!runs.get(i).eventHash().equals(hashes.get(i))) {
                failures.add("seed " + runs.get(i).seed() + ": event hash "
                        + runs.get(i).eventHash() + " here, " + hashes.get(i) + " in another process");
            }
        }
    }

    private static List<Figure<VariantResult>> figures() {
        return Figures.withTurns(List.of(
                Figure.badIfHigh(
                        "broken promises", 0, v -> (double) v.invariants().size()),
                Figure.of(RunFigure.OOM_KILLS, 0, v -> (double) v.killed().total()),
                Figure.of(RunFigure.OOM_BY_POLICY, 0, v -> (double) v.killed().byPolicy()),
                Figure.of(RunFigure.HOST_SWAP_IN, 0, v -> v.swap().hostIn()),
                Figure.of(RunFigure.MIGRATIONS, 0, v ->
                        (double) v.moves().orElseThrow().migrations()),
                Figure.of(RunFigure.MIGRATIONS_RETURNED, 0, v ->
                        (double) v.moves().orElseThrow().returned())));
    }
}
