package org.opendrs.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;

/**
 * No resource of a destination is filled above the destination level, whatever the resource is. A resource that the VM does not
 * want is not looked at: a host without free accelerators may well take a VM that needs none.
 */
final class CapacityFilter implements PlacementFilter {
    private final double level;

    CapacityFilter(double destinationLevel) {
        level = destinationLevel;
    }

    @Override
    public String name() {
        return "capacity";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        Map<HostId, ResourceVector> limits = new LinkedHashMap<>();
        for (HostSnapshot host : cluster.hosts()) {
            limits.put(host.id(), Levels.of(host.allocatable(), level));
        }
        return (vm, to, placement) ->
                test(Footprints.claim(vm), placement.used(to.id()), limits.getOrDefault(to.id(), ResourceVector.ZERO));
    }

    private static Verdict test(ResourceVector claim, ResourceVector used, ResourceVector limit) {
        for (Resource resource : claim.resources()) {
            long wanted = claim.amount(resource);
            if (wanted > 0 && used.amount(resource) + wanted > limit.amount(resource)) {
                return Verdict.reject(PlanReasons.of(
                        PlanReasons.CAPACITY,
                        resource,
                        PlanReasons.in("used", used.amount(resource)),
                        PlanReasons.in("claim", wanted),
                        PlanReasons.in("limit", limit.amount(resource))));
            }
        }
        return Verdict.ACCEPT;
    }
}
