package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.sim.world.WorldConstants.Constant;

/**
 * The thesis' experiment in worlds in which one constant is half or twice as large: does what we say of the policy hang on a figure
 * that we chose? It judges nothing, because nothing is promised for worlds other than the documented one; {@link ThesisBench} judges
 * that.
 */
final class ConstantsBench implements Bench {
    private static final int SEEDS = 8;
    private static final int QUICK_SEEDS = 2;

    /** Shorter than the experiment's 17 hours, for there are about a hundred worlds. The longest job ends after an hour. */
    private static final double HOURS = 4;

    private static final double QUICK_HOURS = 0.5;
    private static final double[] FACTORS = {0.5, 2};

    private final List<Constant> constants;

    ConstantsBench() {
        this(List.of(Constant.values()));
    }

    ConstantsBench(List<Constant> constants) {
        this.constants = List.copyOf(constants);
    }

    @Override
    public String name() {
        return "constants";
    }

    @Override
    public String about() {
        return "reference experiment, each constant of the world halved, doubled";
    }

    @Override
    public Extent extent(boolean quick) {
        return quick ? new Extent(QUICK_SEEDS, QUICK_HOURS) : new Extent(SEEDS, HOURS);
    }

    @Override
    public BenchResult run(BenchOptions options, Progress progress) {
        int seeds = options.seeds(this);
        double hours = extent(options.quick()).hours();
        int worlds = 1 + constants.size() * FACTORS.length;
        var rows = new ArrayList<ChangedWorld>();
        var without = new ArrayList<Constant>();
        var documented = measure("as documented", WorldConstants.DEFAULT, seeds, hours, part(progress, 0, worlds));
        rows.add(documented);
        for (int i = 0; i < constants.size(); i++) {
            var changed = new ArrayList<ChangedWorld>();
            for (int f = 0; f < FACTORS.length; f++) {
                var world = WorldConstants.DEFAULT.scaled(constants.get(i).name(), FACTORS[f]);
                var mine = part(progress, 1 + i * FACTORS.length + f, worlds);
                changed.add(measure(label(constants.get(i), FACTORS[f]), world, seeds, hours, mine));
            }
            if (changed.stream().allMatch(documented::isLike)) {
                without.add(constants.get(i));
            } else {
                rows.addAll(changed);
            }
        }
        return new BenchResult(name(), seeds, ChangedWorld.tables(rows), notes(seeds, hours, without), List.of());
    }

    /** Runs only the policies that the tables show; none cannot kill by a balloon, so that it is left out where half have no swap. */
    private static ChangedWorld measure(
            String label, WorldConstants world, int seeds, double hours, Progress progress) {
        var runs = Seeds.run(
                seeds,
                label,
                progress,
                seed -> new ChangedWorld.Runs(
                        run(ScenarioOptions.seed(seed).hours(hours).policies("none", ChangedWorld.OURS), world),
                        run(
                                ScenarioOptions.seed(seed)
                                        .hours(hours)
                                        .policies(ChangedWorld.OURS)
                                        .swap(GuestSwap.HALF),
                                world)));
        return new ChangedWorld(label, runs);
    }

    private static ScenarioResult run(ScenarioOptions options, WorldConstants world) {
        return ScenarioRunner.run(Scenarios.named("thesis", options).in(world), Progress.SILENT);
    }

    private static Progress part(Progress whole, int before, int parts) {
        return (what, fraction) -> whole.reached(what, (before + fraction) / parts);
    }

    private static String label(Constant constant, double factor) {
        return String.format(
                        Locale.ROOT,
                        "%s x %s = %.4g %s",
                        constant,
                        factor < 1 ? "1/2" : "2",
                        constant.standard() * factor,
                        constant.unit())
                .strip();
    }

    private static List<String> notes(int seeds, double hours, List<Constant> without) {
        var notes = new ArrayList<String>();
        notes.add(String.format(
                Locale.ROOT,
                "Each world ran %s h with seeds 1 to %d; the engine's settings stayed as they are, whatever the world became.",
                hours,
                seeds));
        notes.add(
                "Swap-in counts from when all guests fit into their host for the first time; where they never did, from the start.");
        if (!without.isEmpty()) {
            notes.add("Left out, because half and double gave the same events and figures in every run: "
                    + without.stream().map(Constant::name).collect(Collectors.joining(", ")) + ".");
        }
        return notes;
    }
}
