package org.opendrs.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.monitor.Hotspot;

/**
 * A host to relieve.
 *
 * @param host its number
 * @param resources numbers of its hot resources, ascending
 * @param targets amounts that these shall come down to
 * @param age for how long it has been hot
 */
record HotHost(int host, List<Integer> resources, List<Long> targets, Duration age) {

    /** Returns the hosts of the hotspots that are in the snapshot, worst first, by id among equals. */
    static List<HotHost> worstFirst(
            List<Hotspot> hotspots, ClusterIndex index, Placement placement, PlanningLimits limits) {
        var byHost = new TreeMap<Integer, List<Hotspot>>();
        for (Hotspot hotspot : hotspots) {
            int host = index.numberOf(hotspot.host());
            if (host != ClusterIndex.UNKNOWN && index.numberOf(hotspot.resource()) != ClusterIndex.UNKNOWN) {
                byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(hotspot);
            }
        }
        var hosts = new ArrayList<HotHost>();
        byHost.forEach((host, spots) -> hosts.add(of(host, spots, index, limits)));
        hosts.sort(Comparator.comparingDouble((HotHost hot) -> -hot.worst(index, placement))
                .thenComparingInt(HotHost::host));
        return hosts;
    }

    private static HotHost of(int host, List<Hotspot> spots, ClusterIndex index, PlanningLimits limits) {
        List<Integer> resources = spots.stream()
                .map(spot -> index.numberOf(spot.resource()))
                .distinct()
                .sorted()
                .toList();
        List<Long> targets = resources.stream()
                .map(r -> Levels.of(index.allocatable(host)[r], limits.sourceLevel()))
                .toList();
        Duration age =
                spots.stream().map(Hotspot::age).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return new HotHost(host, resources, targets, age);
    }

    private double worst(ClusterIndex index, Placement placement) {
        double worst = 0;
        for (int r : resources) {
            worst = Math.max(worst, Objective.utilisation(placement.finalUsed(host)[r], index.allocatable(host)[r]));
        }
        return worst;
    }

    /** Returns how much each hot resource will be above its target when all moves have ended; zero where it is not. */
    long[] excess(Placement placement) {
        long[] excess = new long[resources.size()];
        for (int i = 0; i < excess.length; i++) {
            excess[i] = Math.max(0, placement.finalUsed(host)[resources.get(i)] - targets.get(i));
        }
        return excess;
    }

    /** Returns the position of the hot resource that is furthest above its target. */
    int worstResource(Placement placement, ClusterIndex index) {
        long[] excess = excess(placement);
        int worst = 0;
        for (int i = 1; i < excess.length; i++) {
            double here = Objective.utilisation(excess[i], index.allocatable(host)[resources.get(i)]);
            double best = Objective.utilisation(excess[worst], index.allocatable(host)[resources.get(worst)]);
            worst = here > best ? i : worst;
        }
        return worst;
    }
}
