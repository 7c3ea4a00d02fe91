package org.opendrs.sim.scenario;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.opendrs.control.Drs;
import org.opendrs.engine.DrsEngine;
import org.opendrs.model.Automation;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.InventoryView;

/** One policy in one world: the production engine between the world's ports, with meters around it. */
final class VariantRun {
    /** Any instant will do; a fixed one, because wall time reaches samples and thereby the event hash. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** The run is cut into this many parts to report progress in between. */
    private static final int PARTS = 200;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Stopwatch watch = new Stopwatch();
    private final Scenario scenario;
    private final String policy;
    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;
    private final RunPorts ports;
    private final TruthMeter meter;
    private final Invariants invariants;
    private final ReportLog log = new ReportLog();
    private final ReliefWatch relief;
    private final Drs engine;

    VariantRun(Scenario scenario, String policy) {
        this.scenario = scenario;
        this.policy = policy;
        world = scenario.cluster().world(time, scenario.seed());
        meter = new TruthMeter(scenario, world);
        world.observe(meter);
        relief = new ReliefWatch(log, meter);
        var settings = scenario.control().settings();
        var monitoring = settings.monitoring();
        var known = new KnownGuests(
                monitoring.staleAfter().toNanos(),
                settings.turns().sampleDeadline().toNanos());
        var inventory = scenario.cluster().inventory();
        invariants = new Invariants(time, world.truth(), known, inventory, new HostReserve(monitoring));
        boolean checked = scenario.faults().isPresent();
        ports = new RunPorts(
                time, world, scenario.faults(), known, checked ? invariants : CommandTap.CommandJudge.NONE);
        if (checked) {
            time.afterEachEvent(invariants::afterEvent);
        }
        engine = engine(inventory);
        engine.onReport(log);
        engine.onReport(relief);
    }

    private Drs engine(InventoryView inventory) {
        var read = CompletableFuture.completedFuture(inventory);
        var builder = DrsEngine.builder()
                .telemetry(ports.samples())
                .control(ports.commands())
                .inventory(deadline -> read)
                .store(ports.store())
                .clock(time)
                .scheduler(time.scheduler())
                .balloonPolicy(PolicyCatalogue.named(policy))
                .settings(scenario.control().settings())
                .automation(Automation.ACT)
                .seed(scenario.seed());
        if (scenario.control().migration()) {
            builder.migrations(ports.migrations());
        } else {
            builder.withoutPlanner();
        }
        return builder.build();
    }

    /** Runs to the end and returns the figures. */
    VariantResult run(DoubleConsumer progress) {
        engine.start();
        long end = scenario.length().toNanos();
        for (int part = 1; part <= PARTS; part++) {
            time.runUntil(end / PARTS * part);
            progress.accept((double) part / PARTS);
        }
        time.runUntil(end);
        engine.close();
        return result(end / NANOS_PER_SECOND);
    }

    private VariantResult result(double seconds) {
        return new VariantResult(
                policy,
                scenario.cluster().hosts().size(),
                scenario.cluster().guests().size(),
                new VariantResult.Effort(
                        seconds,
                        watch.wallSeconds(),
                        watch.cpuSeconds(),
                        ports.samples().vmSamples()),
                meter.swap(seconds),
                meter.killed(),
                meter.jobs(),
                meter.shortage(),
                meter.moves(),
                scenario.control().relief() ? Optional.of(relief.result()) : Optional.empty(),
                new VariantResult.Engine(
                        ports.commands().targets(),
                        ports.publishes().publishes(),
                        log.turns(),
                        log.withoutReason(),
                        log.firstWithoutReason()),
                invariants.violations());
    }

    long eventHash() {
        return world.eventHash();
    }
}
