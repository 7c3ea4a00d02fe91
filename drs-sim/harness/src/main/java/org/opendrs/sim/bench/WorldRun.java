package org.opendrs.sim.bench;

import java.time.Duration;
import java.time.Instant;
import org.opendrs.model.HostSample;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.spi.HostCommand;

/** A world without an engine: it steps, and after every step each host may be sampled through the port that an engine would use. */
final class WorldRun {
    /** Any instant will do. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    /** Steps before measuring: guests have booted, and what runs is compiled. */
    private static final int WARM_UP = 120;

    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;
    private final boolean sampled;
    private long vmSteps;

    private WorldRun(WorldShape shape, boolean sampled) {
        this.sampled = sampled;
        world = shape.world(time, 1);
        for (HostTruth host : world.truth().hosts()) {
            for (VmTruth vm : host.vms()) {
                var reports = new HostCommand.SetStatsPeriod(host.id(), vm.id(), WorldShape.STEP);
                world.control().apply(reports, DEADLINE).whenComplete((outcome, failure) -> {});
            }
        }
    }

    /** Runs this many steps after the warm-up and returns what they cost. */
    static Measured measure(WorldShape shape, boolean sampled, long steps) {
        var run = new WorldRun(shape, sampled);
        run.steps(WARM_UP);
        run.vmSteps = 0;
        var cost = ProcessCost.start();
        run.steps(steps);
        String label = sampled ? shape.label() + ", sampled" : shape.label();
        return new Measured(label, run.vmSteps, cost.cpuSeconds(), ProcessCost.peakHeapMib());
    }

    private void steps(long count) {
        for (long i = 0; i < count; i++) {
            time.runUntil(time.monotonicNanos() + WorldShape.STEP.toNanos());
            for (HostTruth host : world.truth().hosts()) {
                if (sampled) {
                    world.telemetry().sample(host.id(), DEADLINE).whenComplete((sample, failure) -> count(sample));
                } else {
                    vmSteps += host.vms().size();
                }
            }
        }
    }

    private void count(HostSample sample) {
        vmSteps += sample.vms().size();
    }

    /**
     * What a world cost.
     *
     * @param label the shape
     * @param vmSteps steps of a VM, each with a sample of it if it is sampled
     * @param cpuSeconds CPU time of this process
     * @param peakHeapMib largest heap so far
     */
    record Measured(String label, long vmSteps, double cpuSeconds, long peakHeapMib) {
        double perCpuSecond() {
            return vmSteps / cpuSeconds;
        }
    }
}
