package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.RunOptions;
import org.opendrs.sim.scenario.RunRecorder;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.TraceLevel;

/**
 * What the simulated world costs by itself, and what an engine in it costs: worlds of a thousand hosts without any engine, then the
 * scenario {@code scale} under one engine, a whole day of it unless in a hurry. Everything runs one after the other, and CPU time
 * counts, because wall time tells more of the machine's other work.
 */
final class WorldBench implements Bench {
    private static final String SCALE = "scale";
    private static final double HOURS = 24;
    private static final double QUICK_HOURS = 0.2;

    /** A whole day of steps, and one that takes a few seconds. */
    private static final long STEPS = 8640;

    private static final long QUICK_STEPS = 1000;

    private static final long MOST_RSS_MIB = 1024;

    @Override
    public String name() {
        return "world";
    }

    @Override
    public String about() {
        return "speed of the world without an engine, then a day of scale";
    }

    @Override
    public Extent extent(boolean quick) {
        return new Extent(1, quick ? QUICK_HOURS : HOURS);
    }

    @Override
    public BenchResult run(BenchOptions options, Progress progress) {
        long steps = options.quick() ? QUICK_STEPS : STEPS;
        var failures = new ArrayList<String>();
        var worlds = new ArrayList<WorldRun.Measured>();
        for (var shape : WorldShape.all(MadeRecording.read())) {
            progress.reached("world " + shape.label(), 0);
            worlds.add(WorldRun.measure(shape, false, steps));
            worlds.add(WorldRun.measure(shape, true, steps));
        }
        var days = new ArrayList<EngineDay>();
        for (long seed = 1; seed <= options.seeds(this); seed++) {
            days.add(engine(seed, extent(options.quick()).hours(), progress));
        }
        if (!options.quick()) {
            judge(days, failures);
        }
        return new BenchResult(name(), days.size(), List.of(worldTable(worlds), engineTable(days)), notes(), failures);
    }

    private static EngineDay engine(long seed, double hours, Progress progress) {
        var cost = ProcessCost.start();
        var result = ScenarioRunner.run(
                Scenarios.named(SCALE, ScenarioOptions.seed(seed).hours(hours)),
                new RunOptions(OperatorFiles.NONE, RunRecorder.NONE, TraceLevel.OFF),
                progress);
        return new EngineDay(result, cost.cpuSeconds(), ProcessCost.peakHeapMib());
    }

    /** Only memory is judged: times depend on what else the machine does. */
    private static void judge(List<EngineDay> days, List<String> failures) {
        for (var day : days) {
            long rss = day.result().peakRssMib().orElse(0);
            if (rss > MOST_RSS_MIB) {
                failures.add(
                        "seed " + day.result().seed() + ": " + rss + " MiB resident, expected at most " + MOST_RSS_MIB);
            }
        }
    }

    private static BenchTable worldTable(List<WorldRun.Measured> worlds) {
        var rows = new ArrayList<BenchTable.Row>();
        for (var world : worlds) {
            rows.add(new BenchTable.Row(
                    world.label(),
                    List.of(
                            Long.toString(world.vmSteps()),
                            text(world.cpuSeconds(), 2),
                            text(world.perCpuSecond() / 1e6, 2),
                            Long.toString(world.peakHeapMib()))));
        }
        return new BenchTable(
                "world alone: " + WorldShape.HOSTS + " hosts, " + WorldShape.HOSTS * WorldShape.GUESTS_PER_HOST
                        + " VMs, steps of " + WorldShape.STEP.toSeconds() + " s",
                List.of("VM steps", "CPU s", "million per CPU s", "peak heap MiB"),
                rows);
    }

    private static BenchTable engineTable(List<EngineDay> days) {
        var rows = new ArrayList<BenchTable.Row>();
        for (var day : days) {
            var variant = day.result().variants().get(0);
            long turns = variant.engine().turns();
            rows.add(new BenchTable.Row(
                    "seed " + day.result().seed(),
                    List.of(
                            text(variant.effort().simulatedSeconds() / 3600, 1),
                            Long.toString(turns),
                            text(day.cpuSeconds(), 1),
                            text(day.cpuSeconds() / turns * 1000, 1),
                            text(day.vmSamples() / day.cpuSeconds() / 1e6, 2),
                            text(day.wallSeconds(), 1),
                            Long.toString(day.peakHeapMib()))));
        }
        return new BenchTable(
                "scenario scale: the same number of hosts and VMs under one engine, turns of 10 s",
                List.of("hours", "turns", "CPU s", "CPU ms a turn", "million per CPU s", "wall s", "peak heap MiB"),
                rows);
    }

    private static List<String> notes() {
        return List.of(
                "A VM step is a step of the world for one VM; where it says so, the VM is then sampled through the telemetry port.",
                "CPU time is that of the whole process, compiler and garbage collector included.",
                "The peak of the heap includes garbage; the launcher's limit decides how much of it there is.");
    }

    private static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /**
     * A run of the engine.
     *
     * @param result what came out
     * @param cpuSeconds CPU time of this process
     * @param peakHeapMib largest heap
     */
    private record EngineDay(ScenarioResult result, double cpuSeconds, long peakHeapMib) {
        double wallSeconds() {
            return result.variants().get(0).effort().wallSeconds();
        }

        long vmSamples() {
            return result.variants().get(0).effort().vmSamples();
        }
    }
}
