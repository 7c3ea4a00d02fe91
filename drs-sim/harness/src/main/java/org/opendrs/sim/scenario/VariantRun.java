package org.opendrs.sim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleConsumer;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.config.FileInventory;
import org.opendrs.config.SettingsException;
import org.opendrs.control.Drs;
import org.opendrs.engine.DrsEngine;
import org.opendrs.engine.Workers;
import org.opendrs.json.Snapshots;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;

/** One policy in one world: the production engine between the world's ports, with meters around it. */
final class VariantRun {
    /** Any instant will do; a fixed one, because wall time reaches samples and thereby the event hash. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** The run is cut into this many parts to report progress in between. */
    private static final int PARTS = 200;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Stopwatch watch = new Stopwatch();
    private final RunHelpers helpers;
    private final Workers workers;
    private final Scenario scenario;
    private final String policy;
    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;
    private final RunPorts ports;
    private final TruthMeter meter;
    private final Invariants invariants;
    private final ReportLog log;
    private final ReliefWatch relief;
    private final Drs engine;
    private final Optional<TurnRecorder> recorder;
    private final Optional<Path> snapshotFile;

    VariantRun(Scenario scenario, String policy, RunOptions options) {
        this(scenario, policy, options, Workers.fittingThreads());
    }

    /** Prepares a run in which up to this many threads work at once; what comes out is the same with any number. */
    VariantRun(Scenario scenario, String policy, RunOptions options, int threads) {
        helpers = new RunHelpers(threads);
        workers = new Workers(helpers, threads);
        OperatorFiles files = options.files();
        this.scenario = scenario;
        this.policy = policy;
        world = scenario.cluster().world(time, scenario.seed(), workers::each);
        meter = new TruthMeter(scenario, world, workers);
        world.observe(meter);
        log = new ReportLog(options.traceLevel());
        relief = new ReliefWatch(log, meter);
        var settings = scenario.control().settings();
        var monitoring = settings.monitoring();
        var known = new KnownGuests(
                monitoring.staleAfter().toNanos(),
                settings.turns().sampleDeadline().toNanos());
        Inventory inventory = inventory(files);
        InventoryView view = firstRead(inventory);
        invariants = new Invariants(time, world.truth(), known, view, new HostReserve(monitoring));
        boolean checked = scenario.faults().isPresent();
        ports = new RunPorts(
                time, world, scenario.faults(), known, checked ? invariants : CommandTap.CommandJudge.NONE);
        if (checked) {
            time.afterEachEvent(invariants::afterEvent);
            world.observe(invariants);
        }
        engine = engine(inventory);
        engine.onReport(log);
        engine.onReport(relief);
        recorder = files.record().map(file -> TurnRecorder.to(file, policy, settings.ballooning()));
        snapshotFile = files.snapshot();
        recorder.ifPresent(engine::onReport);
        options.recorder().begins(new RunView(scenario, policy, world, meter, engine::onReport));
    }

    /** Reads the inventory before the run begins; a file that has become invalid since it was checked stops it at once. */
    private InventoryView firstRead(Inventory inventory) {
        try {
            return time.scheduler().await(inventory.read(scenario.length()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof SettingsException broken ? broken : e;
        }
    }

    private Inventory inventory(OperatorFiles files) {
        InventoryView own = scenario.cluster().inventory();
        if (files.inventory().isEmpty()) {
            var read = CompletableFuture.completedFuture(own);
            return deadline -> read;
        }
        // Read on the calling thread: a file is no part of virtual time.
        var operator = new FileInventory(files.inventory().get(), Runnable::run, time.scheduler());
        return new LayeredInventory(operator, own);
    }

    private Drs engine(Inventory inventory) {
        var builder = DrsEngine.builder()
                .telemetry(ports.samples())
                .control(ports.commands())
                .inventory(inventory)
                .store(ports.store())
                .clock(time)
                .scheduler(time.scheduler())
                .workers(workers)
                .balloonPolicy(balloonPolicy())
                .settings(scenario.control().settings())
                .automation(scenario.control().automation())
                .seed(scenario.seed());
        if (scenario.control().migration()) {
            builder.migrations(ports.migrations());
        } else {
            builder.withoutPlanner();
        }
        return builder.build();
    }

    private BalloonPolicy balloonPolicy() {
        return PolicyCatalogue.named(policy, scenario.control().settings().ballooning());
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
        helpers.close();
        recorder.ifPresent(TurnRecorder::complete);
        snapshotFile.ifPresent(this::writeSnapshot);
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
                        watch.cpuSeconds() + helpers.cpuSeconds(),
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
                        log.audits(),
                        log.withoutReason(),
                        log.firstWithoutReason()),
                recorder.map(TurnRecorder::recorded),
                brokenPromises(seconds));
    }

    private void writeSnapshot(Path file) {
        try {
            Files.writeString(file, Snapshots.write(engine.monitoring().latest()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the snapshot could not be written to " + file + ": " + WriteFailure.reason(e), e);
        }
    }

    /** Returns what the invariants found, and how a replay of the recorded turns differs from what was decided. */
    private List<VariantResult.Violation> brokenPromises(double seconds) {
        var broken = new ArrayList<>(invariants.violations());
        recorder.ifPresent(recorded -> recorded.differences()
                .forEach(difference -> broken.add(new VariantResult.Violation(seconds, "replay: " + difference))));
        return broken;
    }

    long eventHash() {
        return world.eventHash();
    }
}
