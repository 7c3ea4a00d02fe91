package org.opendrs.sim.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.config.DrsSettings;
import org.opendrs.engine.EngineBuilder;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Describes a {@link SimulatedCluster}. Everything but hosts has a default. Not safe for use by several threads. */
public final class SimulatedClusterBuilder {
    private final List<HostSpec> hosts = new ArrayList<>();
    private final List<GuestBuilder.Guest> guests = new ArrayList<>();
    private final List<PlacementFilter> filters = new ArrayList<>();
    private final List<PlacementRule> rules = new ArrayList<>();
    private final TreeSet<HostId> maintenance = new TreeSet<>();
    private final List<Consumer<EngineBuilder>> engine = new ArrayList<>();
    private DrsSettings settings = DrsSettings.DEFAULT;
    private WorldConstants constants = WorldConstants.DEFAULT;
    private boolean migration = true;
    private Optional<FaultPlan> faults = Optional.empty();
    private long seed;

    SimulatedClusterBuilder() {}

    /** Adds so many equal hosts, named {@code h1}, {@code h2} … after those that are there, with a link of 1 Gb/s each. */
    public SimulatedClusterBuilder hosts(int count, Bytes memory, Millicores cpu) {
        for (int i = 0; i < count; i++) {
            host(HostSpec.of(new HostId("h" + (hosts.size() + 1)), memory, cpu));
        }
        return this;
    }

    /** Adds one host. */
    public SimulatedClusterBuilder host(HostSpec spec) {
        hosts.add(spec);
        return this;
    }

    /**
     * Adds a guest that boots at the start.
     *
     * @throws IllegalStateException if there is no host yet
     */
    public SimulatedClusterBuilder guest(String name, Consumer<GuestBuilder> description) {
        if (hosts.isEmpty()) {
            throw new IllegalStateException("guest " + name + " has no host to boot on; describe the hosts first");
        }
        var guest = new GuestBuilder(name, hosts.get(0).id().value());
        description.accept(guest);
        guests.add(guest.build());
        return this;
    }

    /** Adds a rule of the user on where VMs may run. */
    public SimulatedClusterBuilder filter(PlacementFilter filter) {
        filters.add(filter);
        return this;
    }

    /** Adds a rule of the operator on where VMs may run. */
    public SimulatedClusterBuilder rule(PlacementRule rule) {
        rules.add(rule);
        return this;
    }

    /** Puts a host into maintenance: it receives no VM. */
    public SimulatedClusterBuilder maintenance(String host) {
        maintenance.add(new HostId(host));
        return this;
    }

    /** Sets the balloon policy. Default: the engine's own. */
    public SimulatedClusterBuilder policy(BalloonPolicy policy) {
        return engine(builder -> builder.balloonPolicy(policy));
    }

    /** Sets the planner. Default: the engine's own. */
    public SimulatedClusterBuilder planner(MigrationPlanner planner) {
        return engine(builder -> builder.planner(planner));
    }

    /** Leaves placement alone: balloons only. */
    public SimulatedClusterBuilder withoutMigration() {
        migration = false;
        return this;
    }

    /** Sets how far the engine may go. Default: {@link Automation#ACT}. */
    public SimulatedClusterBuilder automation(Automation level) {
        return engine(builder -> builder.automation(level));
    }

    /** Sets the engine's settings. Default: {@link DrsSettings#DEFAULT}. */
    public SimulatedClusterBuilder settings(DrsSettings value) {
        settings = value;
        return this;
    }

    /** Changes the engine in any other way. Runs once for each test, after everything else that is set here. */
    public SimulatedClusterBuilder engine(Consumer<EngineBuilder> change) {
        engine.add(change);
        return this;
    }

    /** Lets things go wrong. Default: nothing does. */
    public SimulatedClusterBuilder faults(FaultPlan plan) {
        faults = Optional.of(plan);
        return this;
    }

    /** Sets what the world lives by. Default: {@link WorldConstants#DEFAULT}. */
    public SimulatedClusterBuilder constants(WorldConstants value) {
        constants = value;
        return this;
    }

    /** Sets the source of all randomness. Default: zero. */
    public SimulatedClusterBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Returns the cluster, for a field with {@code @RegisterExtension}.
     *
     * @throws IllegalArgumentException if a name is there twice or a guest's host is not there; names all problems
     */
    public SimulatedCluster build() {
        var description = description();
        // A description that does not hold must fail where it stands, not in the first test.
        new ClusterRun(description, seed).close();
        return new SimulatedCluster(description, seed);
    }

    ClusterDescription description() {
        return new ClusterDescription(
                hosts,
                guests,
                new ClusterDescription.Orders(rules, maintenance),
                new ClusterDescription.Engine(settings, migration, constants, filters, engine),
                faults);
    }
}
