package org.opendrs.sim.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.opendrs.control.Drs;
import org.opendrs.engine.DrsEngine;
import org.opendrs.model.Automation;
import org.opendrs.sim.fault.FaultListener;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.FaultSchedule;
import org.opendrs.sim.fault.FaultSite;
import org.opendrs.sim.fault.FaultyControl;
import org.opendrs.sim.fault.FaultyMigrations;
import org.opendrs.sim.fault.FaultyStore;
import org.opendrs.sim.fault.FaultyTelemetry;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.Telemetry;
import org.opendrs.store.MemoryStore;

/** One policy in one world: the production engine between the world's ports, with meters around it. */
final class VariantRun {
    /** Any instant will do; a fixed one, because wall time reaches samples and thereby the event hash. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** The run is cut into this many parts to report progress in between. */
    private static final int PARTS = 200;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final String policy;
    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;
    private final KnownGuests known;
    private final TruthMeter meter;
    private final Invariants invariants;
    private final ReportLog log = new ReportLog();
    private final ReliefWatch relief;
    private final SampleTap samples;
    private final CommandTap commands;
    private final PublishCounter publishes;
    private final Drs engine;

    VariantRun(Scenario scenario, String policy) {
        this.scenario = scenario;
        this.policy = policy;
        this.world = scenario.cluster().world(time, scenario.seed());
        var settings = scenario.control().settings();
        this.known = new KnownGuests(settings.monitoring().staleAfter().toNanos());
        this.meter = new TruthMeter(scenario, world);
        world.observe(meter);
        InventoryView inventory = scenario.cluster().inventory();
        this.invariants =
                new Invariants(time, world.truth(), known, inventory, new HostReserve(settings.monitoring()));
        this.relief = new ReliefWatch(log, meter);
        ClusterStateStore memory = new MemoryStore(time, time.scheduler());
        this.publishes = PublishCounter.on(memory);
        Optional<FaultSite> site = scenario.faults().map(plan -> FaultSite.starting(plan, time, FaultListener.NONE));
        Telemetry telemetry = site.<Telemetry>map(s -> new FaultyTelemetry(world.telemetry(), s))
                .orElseGet(world::telemetry);
        HostControl control =
                site.<HostControl>map(s -> new FaultyControl(world.control(), s)).orElseGet(world::control);
        ClusterStateStore store = site.<ClusterStateStore>map(s -> new FaultyStore(memory, s)).orElse(memory);
        this.samples = new SampleTap(telemetry, time, known);
        this.commands = new CommandTap(
                control, scenario.faults().isPresent() ? invariants : CommandTap.CommandJudge.NONE);
        this.engine = engine(inventory, store, site);
        site.ifPresent(s -> FaultSchedule.install(s, world));
        scenario.faults().map(FaultPlan::seed).ifPresent(seed -> time.afterEachEvent(invariants::afterEvent));
    }

    private Drs engine(InventoryView inventory, ClusterStateStore store, Optional<FaultSite> site) {
        var read = CompletableFuture.completedFuture(inventory);
        var builder = DrsEngine.builder()
                .telemetry(samples)
                .control(commands)
                .inventory(deadline -> read)
                .store(store)
                .clock(time)
                .scheduler(time.scheduler())
                .balloonPolicy(PolicyCatalogue.named(policy))
                .settings(scenario.control().settings())
                .automation(Automation.ACT)
                .seed(scenario.seed());
        if (scenario.control().migration()) {
            MigrationExecutor port = site.<MigrationExecutor>map(s -> new FaultyMigrations(world.migrations(), s))
                    .orElseGet(world::migrations);
            builder.migrations(new MigrationTap(port, known));
        } else {
            builder.withoutPlanner();
        }
        var built = builder.build();
        built.onReport(log);
        built.onReport(relief);
        return built;
    }

    /** Runs to the end and returns the figures. */
    VariantResult run(DoubleConsumer progress) {
        var watch = new Stopwatch();
        engine.start();
        long end = scenario.length().toNanos();
        for (int part = 1; part <= PARTS; part++) {
            time.runUntil(end / PARTS * part);
            progress.accept((double) part / PARTS);
        }
        time.runUntil(end);
        engine.close();
        double seconds = end / NANOS_PER_SECOND;
        return new VariantResult(
                policy,
                scenario.cluster().hosts().size(),
                scenario.cluster().guests().size(),
                new VariantResult.Effort(seconds, watch.wallSeconds(), watch.cpuSeconds(), samples.vmSamples()),
                meter.swap(seconds),
                meter.killed(),
                meter.jobs(),
                meter.shortage(),
                meter.moves(),
                scenario.control().relief() ? Optional.of(relief.result()) : Optional.empty(),
                new VariantResult.Engine(
                        commands.targets(), publishes.publishes(), log.turns(), log.withoutReason()),
                violations());
    }

    private List<VariantResult.Violation> violations() {
        return List.copyOf(invariants.violations());
    }

    long eventHash() {
        return world.eventHash();
    }
}
