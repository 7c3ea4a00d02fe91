package org.opendrs.sim.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opendrs.control.Drs;
import org.opendrs.engine.DrsEngine;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultListener;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.FaultSchedule;
import org.opendrs.sim.fault.FaultSite;
import org.opendrs.sim.fault.FaultyControl;
import org.opendrs.sim.fault.FaultyMigrations;
import org.opendrs.sim.fault.FaultyStore;
import org.opendrs.sim.fault.FaultyTelemetry;
import org.opendrs.sim.scenario.TruthMeter;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.Telemetry;
import org.opendrs.store.MemoryStore;

/** One test's world with its engine: nothing in here is shared with any other test. */
final class ClusterRun implements AutoCloseable {
    /** Any instant will do; a fixed one, because wall time reaches samples and thereby the event hash. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final long seed;
    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;
    private final TruthMeter meter;
    private final RunLog log;
    private final Drs engine;

    ClusterRun(ClusterDescription description, long seed) {
        this.seed = seed;
        var scenario = description.scenario(seed);
        world = world(description, seed);
        meter = new TruthMeter(scenario, world);
        log = new RunLog(time);
        world.observe(meter);
        world.observe(log);
        engine = engine(description);
        engine.onReport(log);
        engine.start();
    }

    private SimWorld world(ClusterDescription description, long seed) {
        var builder =
                SimWorld.builder(time, seed).constants(description.engine().constants());
        description.hosts().forEach(builder::host);
        description
                .guests()
                .forEach(guest ->
                        builder.guest(guest.placed().spec(), guest.placed().host()));
        return builder.build();
    }

    private Drs engine(ClusterDescription description) {
        Telemetry telemetry = world.telemetry();
        HostControl control = world.control();
        MigrationExecutor executor = world.migrations();
        ClusterStateStore store = new MemoryStore(time, time.scheduler());
        Optional<FaultPlan> faults = description.faults();
        if (faults.isPresent()) {
            var site = FaultSite.starting(faults.get(), time, FaultListener.NONE);
            telemetry = new FaultyTelemetry(telemetry, site);
            control = new FaultyControl(control, site);
            executor = new FaultyMigrations(executor, site);
            store = new FaultyStore(store, site);
            FaultSchedule.install(site, world);
        }
        var view = CompletableFuture.completedFuture(description.inventory());
        Inventory inventory = deadline -> view;
        var builder = DrsEngine.builder()
                .telemetry(telemetry)
                .control(control)
                .inventory(inventory)
                .store(store)
                .clock(time)
                .scheduler(time.scheduler())
                .settings(description.engine().settings())
                .automation(Automation.ACT)
                .seed(seed);
        description.engine().filters().forEach(builder::filter);
        description.engine().further().forEach(change -> change.accept(builder));
        if (description.engine().migration()) {
            builder.migrations(executor);
        } else {
            builder.withoutPlanner();
        }
        return builder.build();
    }

    /** Lets this much time pass. */
    void advance(Duration span) {
        time.runUntil(time.monotonicNanos() + span.toNanos());
    }

    long seed() {
        return seed;
    }

    Duration elapsed() {
        return Duration.ofNanos(time.monotonicNanos());
    }

    SimWorld world() {
        return world;
    }

    RunLog log() {
        return log;
    }

    Drs engine() {
        return engine;
    }

    Duration violated(VmId vm) {
        return Duration.ofSeconds(Math.round(meter.violatedSeconds(vm)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
