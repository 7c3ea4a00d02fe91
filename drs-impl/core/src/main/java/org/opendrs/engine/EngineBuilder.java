package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.config.DrsSettings;
import org.opendrs.core.balloon.Policies;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.core.state.EngineState;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.model.Automation;
import org.opendrs.spi.Capability;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.Telemetry;
import org.opendrs.spi.TurnScheduler;
import org.opendrs.store.MemoryStore;

/**
 * Describes an engine. Any subset of ports will do but telemetry: a stage without its port is off, and the reports say so. No
 * method takes null: what there is none of is left out; the {@link NullPointerException} names the method. Not safe for use by
 * several threads.
 */
public final class EngineBuilder {
    /** The inventory may take this part of the sample deadline; the hosts come after it and need the larger part. */
    private static final int INVENTORY_PART = 4;

    private Optional<Telemetry> telemetry = Optional.empty();
    private Optional<HostControl> control = Optional.empty();
    private Optional<MigrationExecutor> migrations = Optional.empty();
    private Inventory inventory = deadline -> CompletableFuture.completedFuture(InventoryView.EMPTY);
    private Optional<ClusterStateStore> store = Optional.empty();
    private DrsClock clock = DrsClock.system();
    private Optional<TurnScheduler> scheduler = Optional.empty();
    private Optional<BalloonPolicy> balloonPolicy = Optional.empty();
    private Optional<MigrationPlanner> planner = Optional.of(new RepairPlanner());
    private final List<PlacementFilter> filters = new ArrayList<>();
    private DrsSettings settings = DrsSettings.DEFAULT;
    private Automation automation = Automation.ADVISE;
    private long seed;
    private Optional<EngineState> state = Optional.empty();
    private Optional<Workers> workers = Optional.empty();

    EngineBuilder() {}

    /** Sets where counters come from. Required. */
    public EngineBuilder telemetry(Telemetry value) {
        telemetry = Optional.of(given(value, "telemetry"));
        return this;
    }

    /** Sets who takes commands. Default: nobody, so that balloons are only advised. */
    public EngineBuilder control(HostControl value) {
        control = Optional.of(given(value, "control"));
        return this;
    }

    /** Sets who carries out migrations. Default: nobody, so that they are only advised. */
    public EngineBuilder migrations(MigrationExecutor value) {
        migrations = Optional.of(given(value, "migrations"));
        return this;
    }

    /** Sets the orchestrator's truth. Default: nothing is known, every VM has the defaults. */
    public EngineBuilder inventory(Inventory value) {
        inventory = given(value, "inventory");
        return this;
    }

    /** Sets the store that the pool shares. Default: one of the engine's own, in memory. */
    public EngineBuilder store(ClusterStateStore value) {
        store = Optional.of(given(value, "store"));
        return this;
    }

    /** Sets the clock. Default: the machine's. A virtual clock needs a scheduler of its own. */
    public EngineBuilder clock(DrsClock value) {
        clock = given(value, "clock");
        return this;
    }

    /** Sets what runs the engine's work. Default: a thread of the engine's own. */
    public EngineBuilder scheduler(TurnScheduler value) {
        scheduler = Optional.of(given(value, "scheduler"));
        return this;
    }

    /** Sets the balloon policy. Default: {@link Policies#waterfill()} with the settings given here. */
    public EngineBuilder balloonPolicy(BalloonPolicy value) {
        balloonPolicy = Optional.of(given(value, "balloonPolicy"));
        return this;
    }

    /** Sets the planner. Default: {@link RepairPlanner}. */
    public EngineBuilder planner(MigrationPlanner value) {
        planner = Optional.of(given(value, "planner"));
        return this;
    }

    /** Leaves placement to others: no planner is asked. */
    public EngineBuilder withoutPlanner() {
        planner = Optional.empty();
        return this;
    }

    /** Adds a rule of the embedder on where VMs may run. */
    public EngineBuilder filter(PlacementFilter value) {
        filters.add(given(value, "filter"));
        return this;
    }

    /** Sets the settings. Default: {@link DrsSettings#DEFAULT}. */
    public EngineBuilder settings(DrsSettings value) {
        settings = given(value, "settings");
        return this;
    }

    /** Sets how far the cluster may be acted upon at first. Default: {@link Automation#ADVISE}. */
    public EngineBuilder automation(Automation value) {
        automation = given(value, "automation");
        return this;
    }

    /** Sets the source of the planner's randomness. Default: zero. */
    public EngineBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Sets what an engine before this one remembered, however long ago: the wall clock tells. Default: nothing is remembered. A
     * command of which that engine did not learn the outcome is of unknown outcome.
     */
    public EngineBuilder state(EngineState value) {
        state = Optional.of(given(value, "state"));
        return this;
    }

    /**
     * Sets who decodes samples and asks the balloon policy. With a single thread all is done on the scheduler's; what comes out is the
     * same with any number, and only turns over many hosts take less time with several. Default: {@link Workers#fittingThreads} with
     * daemon threads of the engine's own, which end with it.
     */
    public EngineBuilder workers(Workers value) {
        workers = Optional.of(given(value, "workers"));
        return this;
    }

    /**
     * Returns the engine. It does nothing until it is started or asked for a turn.
     *
     * @throws IllegalStateException if telemetry is missing, or time is virtual and something here needs real time; the message
     *     names all of it
     */
    public DrsEngine build() {
        requireSound();
        ThreadScheduler own = scheduler.isPresent() ? null : new ThreadScheduler();
        TurnScheduler work = own != null ? own : scheduler.orElseThrow();
        var mailbox = new Mailbox(work);
        var ports = new Ports(
                telemetry.orElseThrow(),
                control,
                migrations,
                inventory,
                store.orElseGet(() -> new MemoryStore(clock, work)),
                clock);
        var listeners = new Listeners();
        int fitting = Workers.fittingThreads();
        var helpers = new HelperThreads(Math.max(1, fitting - 1));
        var carriers = new Carriers(mailbox, work, workers.orElseGet(() -> new Workers(helpers, fitting)));
        var parts = assemble(ports, carriers, listeners);
        var remembered = state.map(value -> value.at(clock.wall(), clock.monotonicNanos()));
        remembered.ifPresent(value -> {
            parts.observing().remember(value);
            parts.moves().remember(value.moves());
        });
        var beginning = new Cadence.Beginning(
                settings.turns(), remembered.map(EngineState::turn).orElse(0L), automation);
        var cadence = new Cadence(mailbox, clock, beginning, parts);
        Runnable release = () -> {
            mailbox.post(parts.pool()::close);
            helpers.close();
            if (own != null) {
                own.close();
            }
        };
        var monitoring = new EngineMonitoring(mailbox, cadence, parts.latest(), listeners);
        return new DrsEngine(mailbox, cadence, monitoring, listeners, release);
    }

    private Parts assemble(Ports ports, Carriers carriers, Listeners listeners) {
        var mailbox = carriers.mailbox();
        var turns = settings.turns();
        Duration inventoryDeadline = turns.sampleDeadline().dividedBy(INVENTORY_PART);
        var reader = new InventoryReader(ports.inventory(), mailbox, inventoryDeadline);
        var sampling =
                new Sampling(ports.telemetry(), mailbox, turns.sampleDeadline().minus(inventoryDeadline));
        var guests = new Guests(settings.ballooning(), turns.uncertainFor());
        var observing = new Observing(clock, settings.monitoring(), guests, carriers.workers());
        var moves = new InFlightMoves(settings.planning().lookBack());
        var policy = balloonPolicy.orElseGet(() -> Policies.waterfill(settings.ballooning()));
        var balloons = new BalloonStage(policy, settings.ballooning(), guests, moves, carriers.workers());
        var planning = planner.map(p -> new PlanningStage(p, filters, settings.planning(), moves, seed));
        var commands = new Commands(ports, mailbox, guests, turns);
        var actions = new ActionLog();
        var pool = new Pool(ports, mailbox, carriers.scheduler(), turns.reservationDeadline());
        var limits = new Migrations.Limits(
                turns.makeRoomTimeout(),
                turns.migrationDeadline(),
                turns.uncertainFor(),
                settings.planning().incomingPerHost());
        var migrating = new Migrations(
                ports,
                mailbox,
                pool,
                moves,
                new Readiness(balloons, planning),
                limits,
                new Migrations.Journal(actions, listeners));
        var acting = new Acting(balloons, commands, migrating, actions, listeners);
        var publishing = new Publishing(pool, clock, settings.monitoring().publishing(), carriers.workers());
        var reporting = new Reporting(clock, actions, listeners, reader, commands, migrating);
        var latest = new LatestView(listeners);
        return new Parts(
                clock,
                reader,
                sampling,
                observing,
                moves,
                new Reachability(listeners),
                balloons,
                new Deciding(balloons, planning),
                commands,
                acting,
                migrating,
                publishing,
                pool,
                latest,
                reporting);
    }

    /** Who carries the engine's work: its one thread, what drives that, and who helps it. */
    private record Carriers(Mailbox mailbox, TurnScheduler scheduler, Workers workers) {}

    /** Fails here, where the caller sees which of its own lines was wrong, rather than in the first turn. */
    private static <T> T given(@Nullable T value, String method) {
        return Objects.requireNonNull(
                value,
                () -> "DrsEngine.builder()." + method + "(null): give one, or leave the call out to get the default");
    }

    private void requireSound() {
        var problems = new ArrayList<String>();
        if (telemetry.isEmpty()) {
            problems.add("telemetry is required; without it nothing can be seen");
        }
        if (clock.virtual()) {
            if (scheduler.isEmpty()) {
                problems.add("a virtual clock needs a scheduler in the same virtual time");
            }
            telemetry
                    .filter(port -> port.capabilities().contains(Capability.REAL_TIME))
                    .ifPresent(port ->
                            problems.add("this telemetry needs real time and cannot run under a virtual clock"));
            control.filter(port -> port.capabilities().contains(Capability.REAL_TIME))
                    .ifPresent(port ->
                            problems.add("this host control needs real time and cannot run under a virtual clock"));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the engine cannot be built: " + String.join("; ", problems));
        }
    }
}
