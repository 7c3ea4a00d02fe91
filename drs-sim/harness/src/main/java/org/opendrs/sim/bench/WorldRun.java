package org.opendrs.sim.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opendrs.config.DrsSettings;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.spi.HostCommand;

/**
 * A world without an engine that does nothing but step. Each one is measured in a process of its own: a compiler that has seen the
 * guests of another world keeps to what suited those, and makes the later worlds several times slower than they are.
 */
final class WorldRun {
    /** What labels end in if guests report. */
    private static final String REPORTS = ", with guest reports";

    /** Any instant will do. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    /** Steps before measuring: guests have booted, and what runs is compiled. */
    private static final int WARM_UP = 600;

    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;

    private WorldRun(WorldShape shape, boolean reports) {
        world = shape.world(time, 1);
        if (reports) {
            for (HostTruth host : world.truth().hosts()) {
                for (VmTruth vm : host.vms()) {
                    var period = new HostCommand.SetStatsPeriod(
                            host.id(), vm.id(), DrsSettings.DEFAULT.turns().statsPeriod());
                    world.control().apply(period, DEADLINE).whenComplete((outcome, failure) -> {});
                }
            }
        }
    }

    /** Measures in a process of its own, started for that. */
    static Measured apart(WorldShape shape, boolean reports, long steps) {
        String label = label(shape, reports);
        var process = JavaProcess.start(
                "the world " + label, WorldRun.class, shape.label(), Boolean.toString(reports), Long.toString(steps));
        try {
            return Measured.of(label, process.lines());
        } finally {
            process.stop();
        }
    }

    /** Takes the label of the shape, whether guests report, and the number of steps. */
    public static void main(String[] args) {
        var shape = WorldShape.named(args[0]);
        measure(shape, Boolean.parseBoolean(args[1]), Long.parseLong(args[2])).print(System.out);
    }

    /** Runs this many steps after the warm-up, in this process, and returns what they cost. */
    static Measured measure(WorldShape shape, boolean reports, long steps) {
        var run = new WorldRun(shape, reports);
        run.steps(WARM_UP);
        var cost = ProcessCost.start();
        run.steps(steps);
        double cpuSeconds = cost.cpuSeconds();
        // All guests run all the time; a look at each step would be measured with it.
        long guests = run.world.truth().hosts().stream()
                .mapToLong(host -> host.vms().size())
                .sum();
        return new Measured(label(shape, reports), guests * steps, cpuSeconds, ProcessCost.peakHeapMib());
    }

    private void steps(long count) {
        time.runUntil(time.monotonicNanos() + count * WorldShape.STEP.toNanos());
    }

    private static String label(WorldShape shape, boolean reports) {
        return reports ? shape.label() + REPORTS : shape.label();
    }

    /**
     * What a world cost.
     *
     * @param label the shape, and whether guests report
     * @param vmSteps steps of a VM
     * @param cpuSeconds CPU time of the process
     * @param peakHeapMib largest heap
     */
    record Measured(String label, long vmSteps, double cpuSeconds, long peakHeapMib) {
        boolean reports() {
            return label.endsWith(REPORTS);
        }

        double perCpuSecond() {
            return vmSteps / cpuSeconds;
        }

        void print(PrintStream out) {
            out.println(vmSteps);
            out.println(cpuSeconds);
            out.println(peakHeapMib);
        }

        static Measured of(String label, List<String> printed) {
            return new Measured(
                    label,
                    Long.parseLong(printed.get(0)),
                    Double.parseDouble(printed.get(1)),
                    Long.parseLong(printed.get(2)));
        }
    }
}
