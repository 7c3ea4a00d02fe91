package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.monitor.Hotspot;

/**
 * A hot host takes nobody in before moves of the plan have brought it down to the source level, and then only so much that it stays
 * there; filled up to the higher destination level it would be relieved again in the next turn. A host that is hot by its pressure
 * alone, not by its demand, takes nobody in at all: moves cannot tell when it is well again.
 */
final class HotDestinationFilter implements PlacementFilter {
    private final List<Hotspot> hotspots;
    private final double level;

    HotDestinationFilter(List<Hotspot> hotspots, double sourceLevel) {
        this.hotspots = hotspots;
        level = sourceLevel;
    }

    @Override
    public String name() {
        return "hot-destination";
    }

    /**
     * A hot resource of a host.
     *
     * @param target amount that it must come down to; negative if no move can
     */
    private record Hot(Resource resource, long target) {}

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        Map<HostId, List<Resource>> named = new TreeMap<>();
        for (Hotspot hotspot : hotspots) {
            named.computeIfAbsent(hotspot.host(), host -> new ArrayList<>()).add(hotspot.resource());
        }
        Map<HostId, List<Hot>> hot = new TreeMap<>();
        for (HostSnapshot host : cluster.hosts()) {
            List<Resource> resources = named.getOrDefault(host.id(), List.of());
            if (!resources.isEmpty()) {
                hot.put(host.id(), resources.stream().map(r -> read(host, r)).toList());
            }
        }
        return (vm, to, placement) -> test(hot.getOrDefault(to.id(), List.of()), vm, to, placement);
    }

    private Hot read(HostSnapshot host, Resource resource) {
        long target = Levels.of(host.allocatable().amount(resource), level);
        long used = host.vms().stream()
                .filter(vm -> vm.state() != VmState.MIGRATING_IN)
                .map(Footprints::atHome)
                .mapToLong(taken -> taken.amount(resource))
                .sum();
        return new Hot(resource, used > target ? target : -1);
    }

    private static Verdict test(List<Hot> hot, VmSnapshot vm, HostSnapshot to, PlacementView placement) {
        if (hot.isEmpty()) {
            return Verdict.ACCEPT;
        }
        ResourceVector used = placement.used(to.id());
        ResourceVector claim = Footprints.claim(vm);
        for (Hot one : hot) {
            if (used.amount(one.resource()) + claim.amount(one.resource()) > one.target()) {
                return Verdict.reject(PlanReasons.of(
                        PlanReasons.DESTINATION_HOT,
                        one.resource(),
                        PlanReasons.in("used", used.amount(one.resource())),
                        PlanReasons.in("claim", claim.amount(one.resource())),
                        PlanReasons.in("target", Math.max(0, one.target()))));
            }
        }
        return Verdict.ACCEPT;
    }
}
