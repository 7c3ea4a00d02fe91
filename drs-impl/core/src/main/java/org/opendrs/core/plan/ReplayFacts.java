package org.opendrs.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/** What the checker reads from a request. Written anew, so that an error of the planner's reading is not repeated here. */
final class ReplayFacts {
    private final SortedMap<HostId, HostSnapshot> hosts = new TreeMap<>();
    /** For look-ups only. */
    private final Map<VmId, Home> homes = new LinkedHashMap<>();

    private final SortedSet<Resource> resources = new TreeSet<>(ResourceVector.ZERO.resources());
    private final Map<VmId, HostId> underWay = new TreeMap<>();

    /**
     * Where a VM runs.
     *
     * @param host the host
     * @param vm the VM as seen there
     * @param timesSeen on how many hosts it is seen running
     */
    record Home(HostSnapshot host, VmSnapshot vm, int timesSeen) {}

    ReplayFacts(PlanningRequest request) {
        for (HostSnapshot host : request.cluster().hosts()) {
            hosts.put(host.id(), host);
            resources.addAll(host.capacity().resources());
            for (VmSnapshot vm : host.vms()) {
                if (!vm.demand().isCpuAndMemory()) {
                    resources.addAll(vm.demand().resources());
                }
                homes.merge(vm.id(), new Home(host, vm, isArriving(vm) ? 0 : 1), ReplayFacts::better);
            }
        }
        for (InFlightMove move : request.inFlight()) {
            resources.addAll(move.move().claim().resources());
            HostId to = move.move().to();
            Home home = homes.get(move.move().vm());
            if (hosts.containsKey(to)) {
                underWay.put(move.move().vm(), to);
            } else if (home != null) {
                underWay.put(move.move().vm(), home.host().id());
            }
        }
        for (HostSnapshot host : request.cluster().hosts()) {
            for (VmSnapshot vm : host.vms()) {
                if (isArriving(vm)) {
                    underWay.putIfAbsent(vm.id(), host.id());
                }
            }
        }
    }

    private static Home better(Home first, Home second) {
        int seen = first.timesSeen() + second.timesSeen();
        boolean takeSecond = second.timesSeen() > 0
                && (first.timesSeen() == 0 || (isCurrent(second.host()) && !isCurrent(first.host())));
        Home taken = takeSecond ? second : first;
        return new Home(taken.host(), taken.vm(), seen);
    }

    /** Returns whether the host was sampled in this turn, in maintenance or not. */
    static boolean isCurrent(HostSnapshot host) {
        return host.state() == HostState.UP || host.state() == HostState.MAINTENANCE;
    }

    /** Returns whether the VM is being copied to the host on which it was seen. */
    static boolean isArriving(VmSnapshot vm) {
        return vm.state() == VmState.MIGRATING_IN;
    }

    /** Returns all resources that anybody has or wants. */
    SortedSet<Resource> resources() {
        return resources;
    }

    Iterable<HostSnapshot> hosts() {
        return hosts.values();
    }

    Optional<HostSnapshot> host(HostId id) {
        return Optional.ofNullable(hosts.get(id));
    }

    Optional<Home> home(VmId id) {
        return Optional.ofNullable(homes.get(id));
    }

    /** Returns where a migration that is under way takes the VM. */
    Optional<HostId> underWay(VmId id) {
        return Optional.ofNullable(underWay.get(id));
    }

    /** Returns what the VM takes of the host that it runs on. */
    static ResourceVector taken(VmSnapshot vm) {
        long memory = Math.max(
                vm.demand().memory().value(),
                vm.memoryAllocation().reservation().value());
        boolean givesBack = vm.facts().balloonable()
                && vm.guestClass() == GuestClass.COOPERATIVE
                && vm.quality() == DataQuality.GOOD
                && vm.state() == VmState.RUNNING;
        long held = vm.memory().actual().value();
        return vm.demand().with(Resource.MEMORY, givesBack ? memory : Math.max(memory, held));
    }

    /** Returns what a destination must have room for. */
    static ResourceVector needed(VmSnapshot vm) {
        ResourceVector taken = taken(vm);
        long memory = Math.max(taken.memory().value(), vm.memory().actual().value());
        return taken.with(Resource.MEMORY, memory);
    }
}
