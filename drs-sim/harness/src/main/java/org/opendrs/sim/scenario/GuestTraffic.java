package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.sim.world.WorldObserver;

/**
 * Boots guests that come later, shuts down those that leave, and boots anew what a crash took, as an orchestrator would. A guest
 * whose host is down boots on the host that has most memory unpromised.
 */
final class GuestTraffic implements WorldObserver {
    private final ClusterPlan cluster;
    private final SimTime time;
    private final SimWorld world;
    private final BootRules rules;
    private final Map<VmId, PlacedGuest> guests = new TreeMap<>();

    private GuestTraffic(ClusterPlan cluster, SimTime time, SimWorld world) {
        this.cluster = cluster;
        this.time = time;
        this.world = world;
        this.rules = new BootRules(cluster.rules());
    }

    /** Schedules everything; does nothing if all guests of the cluster are there throughout and nobody boots them again. */
    static void install(ClusterPlan cluster, SimTime time, SimWorld world) {
        var traffic = new GuestTraffic(cluster, time, world);
        for (PlacedGuest guest : cluster.guests()) {
            Stay stay = guest.stay();
            if (!stay.from().isZero()) {
                time.at(stay.from().toNanos(), () -> traffic.boot(guest));
            }
            stay.until()
                    .ifPresent(end -> time.at(
                            end.toNanos(), () -> world.shutdown(guest.spec().id())));
        }
        if (cluster.restart().isPresent()) {
            cluster.guests().forEach(guest -> traffic.guests.put(guest.spec().id(), guest));
            world.observe(traffic);
        }
    }

    @Override
    public void hostCrashed(HostId host, List<VmId> lost) {
        long again = time.monotonicNanos() + cluster.restart().orElseThrow().toNanos();
        for (VmId vm : lost) {
            PlacedGuest guest = guests.get(vm);
            if (guest != null) {
                time.at(again, () -> boot(guest));
            }
        }
    }

    private void boot(PlacedGuest guest) {
        boolean left = guest.stay()
                .until()
                .filter(end -> end.toNanos() <= time.monotonicNanos())
                .isPresent();
        if (!left && world.truth().vm(guest.spec().id()).isEmpty()) {
            world.truth()
                    .host(guest.host())
                    .filter(HostTruth::up)
                    .or(() -> roomiest(guest.spec().id()))
                    .ifPresent(host -> world.boot(guest.spec(), host.id()));
        }
    }

    /** Returns the host that is up, that the rules allow, and that has most memory unpromised; the first of several. */
    private Optional<HostTruth> roomiest(VmId vm) {
        Optional<HostTruth> best = Optional.empty();
        long most = Long.MIN_VALUE;
        for (HostTruth host : world.truth().hosts()) {
            long room = host.spec().memory().value();
            for (VmTruth other : host.vms()) {
                room -= other.spec().maximum().value();
            }
            if (room > most && host.up() && rules.admit(vm, host.id(), this::whereIs)) {
                most = room;
                best = Optional.of(host);
            }
        }
        return best;
    }

    private Optional<HostId> whereIs(VmId vm) {
        return world.truth().vm(vm).map(VmTruth::host);
    }
}
