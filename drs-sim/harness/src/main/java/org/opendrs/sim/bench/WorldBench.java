package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.RunOptions;
import org.opendrs.sim.scenario.RunRecorder;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.TraceLevel;

/**
 * What the simulated world costs by itself, and what an engine in it costs: worlds of a thousand hosts without any engine, each in a
 * process of its own, then the scenario {@code scale} under one engine, for hours unless in a hurry. Everything runs one after the
 * other, and CPU time counts, because wall time tells more of the machine's other work.
 */
final class WorldBench implements Bench {
    private static final String SCALE = "scale";
    /** More turns than the compiler needs to learn what it can, and all in all two minutes. */
    private static final double HOURS = 3;

    private static final double QUICK_HOURS = 0.2;

    /** Steps of each world: enough to take seconds, some of which the compiler still takes. */
    private static final long STEPS = 3000;

    private static final long QUICK_STEPS = 1000;

    private static final long MOST_RSS_MIB = 1024;

    /** VM steps for each second of CPU time that a world alone shall reach. */
    private static final double AIM = 10e6;

    @Override
    public String name() {
        return "world";
    }

    @Override
    public String about() {
        return "speed of the world without an engine, then of scale under one";
    }

    @Override
    public List<String> rows() {
        return List.of(
                "alone: VMs advance by steps of 10 s; aim: 10 million per CPU s",
                "with guest reports: each guest also reports its memory",
                "steady: the load of each VM jumps once an hour",
                "jobs: each VM draws a job, runs it, sleeps, and repeats",
                "recorded: CPU follows a made recording; needs no --traces",
                "seed: turns of an engine with all they take, world included");
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
        for (var shape : WorldShape.all()) {
            progress.reached("world " + shape.label(), 0);
            worlds.add(WorldRun.apart(shape, false, steps));
            worlds.add(WorldRun.apart(shape, true, steps));
        }
        var days = new ArrayList<EngineDay>();
        for (long seed = 1; seed <= options.seeds(this); seed++) {
            days.add(engine(seed, extent(options.quick()).hours(), progress));
        }
        if (!options.quick()) {
            judge(days, failures);
        }
        return new BenchResult(
                name(), days.size(), List.of(worldTable(worlds), engineTable(days)), notes(worlds), failures);
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
                List.of(
                        "hours",
                        RunFigure.TURNS.heading(),
                        "CPU s",
                        "CPU ms a turn",
                        "million per CPU s",
                        RunFigure.WALL.heading(),
                        "peak heap MiB"),
                rows);
    }

    /** Returns of each world alone whether it reaches the aim. */
    static String aim(List<WorldRun.Measured> worlds) {
        return "Aim of 10 million VM steps per CPU second, worlds alone: "
                + worlds.stream()
                        .filter(world -> !world.reports())
                        .map(world -> world.label() + (world.perCpuSecond() >= AIM ? " met" : " not met"))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static List<String> notes(List<WorldRun.Measured> worlds) {
        return List.of(
                aim(worlds),
                "Loads: steady ones jump once an hour; jobs are drawn, run and followed by sleep; recorded ones follow a recording"
                        + " that the bench makes itself.",
                "A VM step is one VM that advances by a step of the world. Alone, nobody looks at it; with guest reports, its balloon driver"
                        + " also reports its memory in every step, as under an engine. Each world has a process of its own.",
                "CPU time is that of the whole process after a warm-up, compiler and garbage collector included.",
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
