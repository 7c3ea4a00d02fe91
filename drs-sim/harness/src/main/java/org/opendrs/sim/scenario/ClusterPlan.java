package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostLoop;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;

/**
 * The cluster of a scenario.
 *
 * @param hosts the hosts
 * @param guests the guests
 * @param constants what the world lives by
 * @param rules which guests belong together, apart, or to certain hosts
 * @param restart after what time guests that a crash took are booted again on other hosts; empty if nobody does that
 */
public record ClusterPlan(
        List<HostSpec> hosts,
        List<PlacedGuest> guests,
        WorldConstants constants,
        List<PlacementRule> rules,
        Optional<Duration> restart) {
    /** Copies the lists. */
    public ClusterPlan {
        hosts = List.copyOf(hosts);
        guests = List.copyOf(guests);
        rules = List.copyOf(rules);
    }

    /** Creates a cluster without rules, in which nobody boots guests again. */
    public ClusterPlan(List<HostSpec> hosts, List<PlacedGuest> guests, WorldConstants constants) {
        this(hosts, guests, constants, List.of(), Optional.empty());
    }

    /** Returns this cluster in a world that lives by other constants. */
    ClusterPlan in(WorldConstants other) {
        return new ClusterPlan(hosts, guests, other, rules, restart);
    }

    SimWorld world(SimTime time, long seed) {
        return world(time, seed, HostLoop.ONE_BY_ONE);
    }

    SimWorld world(SimTime time, long seed, HostLoop loop) {
        var builder = SimWorld.builder(time, seed).constants(constants).loop(loop);
        hosts.forEach(builder::host);
        guests.stream()
                .filter(guest -> guest.stay().from().isZero())
                .forEach(guest -> builder.guest(guest.spec(), guest.host()));
        var world = builder.build();
        GuestTraffic.install(this, time, world);
        return world;
    }

    InventoryView inventory() {
        var policies = new TreeMap<VmId, VmPolicy>();
        guests.forEach(guest -> policies.put(guest.spec().id(), guest.policy()));
        return new InventoryView(1, policies, new TreeMap<>(), rules, new TreeSet<>(), new TreeSet<>());
    }

    boolean anyGuestSwap() {
        return guests.stream()
                .map(PlacedGuest::spec)
                .map(GuestSpec::swap)
                .anyMatch(swap -> swap.compareTo(Bytes.ZERO) > 0);
    }
}
