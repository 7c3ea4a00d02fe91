package org.opendrs.sim.scenario;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
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
 * @param guests the guests, all of which boot at the start
 * @param constants what the world lives by
 */
public record ClusterPlan(List<HostSpec> hosts, List<PlacedGuest> guests, WorldConstants constants) {
    /** Copies the lists. */
    public ClusterPlan {
        hosts = List.copyOf(hosts);
        guests = List.copyOf(guests);
    }

    SimWorld world(SimTime time, long seed) {
        var builder = SimWorld.builder(time, seed).constants(constants);
        hosts.forEach(builder::host);
        guests.forEach(guest -> builder.guest(guest.spec(), guest.host()));
        return builder.build();
    }

    InventoryView inventory() {
        var policies = new TreeMap<VmId, VmPolicy>();
        guests.forEach(guest -> policies.put(guest.spec().id(), guest.policy()));
        return new InventoryView(1, policies, new TreeMap<>(), List.of(), new TreeSet<>(), new TreeSet<>());
    }

    boolean anyGuestSwap() {
        return guests.stream()
                .map(PlacedGuest::spec)
                .map(GuestSpec::swap)
                .anyMatch(swap -> swap.compareTo(Bytes.ZERO) > 0);
    }
}
