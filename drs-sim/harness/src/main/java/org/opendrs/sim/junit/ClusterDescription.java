package org.opendrs.sim.junit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.opendrs.config.DrsSettings;
import org.opendrs.engine.EngineBuilder;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.scenario.ClusterPlan;
import org.opendrs.sim.scenario.Scenario;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;

/** Everything that a run is made of but its seed. Immutable, so that every test starts from the same. */
record ClusterDescription(
        List<HostSpec> hosts,
        List<GuestBuilder.Guest> guests,
        Orders orders,
        Engine engine,
        Optional<FaultPlan> faults) {
    /** No run of a test is longer; only the results of whole scenarios are divided by it. */
    private static final Duration LENGTH = Duration.ofDays(1);

    ClusterDescription {
        hosts = List.copyOf(hosts);
        guests = List.copyOf(guests);
    }

    /** Returns the same cluster as the meters know it. */
    Scenario scenario(long seed) {
        var placed = guests.stream().map(GuestBuilder.Guest::placed).toList();
        var control = new Scenario.Control(engine.settings(), engine.migration(), true, false);
        var cluster = new ClusterPlan(hosts, placed, engine.constants());
        return new Scenario("junit", seed, cluster, List.of(), LENGTH, control, faults);
    }

    InventoryView inventory() {
        var policies = new TreeMap<VmId, VmPolicy>();
        guests.forEach(guest -> policies.put(guest.placed().spec().id(), guest.policy()));
        return new InventoryView(1, policies, new TreeMap<>(), orders.rules(), orders.maintenance(), new TreeSet<>());
    }

    /** What the operator has ruled. */
    record Orders(List<PlacementRule> rules, SortedSet<HostId> maintenance) {
        Orders {
            rules = List.copyOf(rules);
            var inIdOrder = new TreeSet<HostId>();
            inIdOrder.addAll(maintenance);
            maintenance = inIdOrder;
        }
    }

    /**
     * What the engine is given.
     *
     * @param settings its settings
     * @param migration whether it may migrate
     * @param constants what the world lives by
     * @param filters the user's placement filters
     * @param further further orders to its builder, in order
     */
    record Engine(
            DrsSettings settings,
            boolean migration,
            WorldConstants constants,
            List<PlacementFilter> filters,
            List<Consumer<EngineBuilder>> further) {
        Engine {
            filters = List.copyOf(filters);
            further = List.copyOf(further);
        }
    }
}
