package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.monitor.Hotspot;

/**
 * The goal to bring every host down to a cap in each of some resources, asked of a snapshot alone, without the history of a running
 * engine. A host above a cap when all migrations under way have ended is hot; no destination is filled above a cap, nor above {@link
 * #UNCAPPED} in a resource without one.
 *
 * <p>The request says all this with what every request has: the part of a host above a cap is added to its reserve, and both levels
 * are one. Amounts in reasons are true amounts; utilisation and objective in the plan are of the capped capacity. Pure.
 *
 * @param caps share of allocatable capacity for each capped resource, more than 0 and at most 1
 */
public record CapGoal(SortedMap<Resource, Double> caps) {
    /** The cap of every resource if the operator names none: the level that hotspots are brought down to by the engine. */
    public static final double DEFAULT_CAP = PlanningLimits.DEFAULT.sourceLevel();

    /** Level up to which destinations are filled in a resource that has no cap. */
    public static final double UNCAPPED = PlanningLimits.DEFAULT.destinationLevel();

    /** Share of a host's VMs that may leave it within an hour: whoever asks for a goal sets the pace when carrying the plan out. */
    private static final double ANY_PACE = 1;

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a cap is out of range or there is none
     */
    public CapGoal {
        caps = Collections.unmodifiableSortedMap(new TreeMap<>(caps));
        if (caps.isEmpty()) {
            throw new IllegalArgumentException("a goal needs at least one cap");
        }
        caps.forEach((resource, cap) -> {
            if (!(cap > 0 && cap <= 1)) {
                throw new IllegalArgumentException(
                        "the cap of " + resource + " must be a ratio above 0 and at most 1, got " + cap);
            }
        });
    }

    /** Returns the goal that caps every resource of the cluster's hosts at {@link #DEFAULT_CAP}. */
    public static CapGoal byDefault(ClusterSnapshot cluster) {
        var caps = new TreeMap<Resource, Double>();
        resources(cluster).forEach(resource -> caps.put(resource, DEFAULT_CAP));
        return new CapGoal(caps);
    }

    /** Returns the resources that the cluster's hosts have, in name order; always CPU and memory. */
    public static List<Resource> resources(ClusterSnapshot cluster) {
        var names = new TreeSet<Resource>(ResourceVector.ZERO.resources());
        cluster.hosts().forEach(host -> names.addAll(host.capacity().resources()));
        return List.copyOf(names);
    }

    /** Starts a request for a plan that reaches this goal with any number of moves: what {@code drs plan} asks unless told otherwise. */
    public PlanningRequest.Builder request(ClusterSnapshot cluster) {
        return request(cluster, PlanningLimits.ANY_NUMBER);
    }

    /**
     * Starts a request for a plan that reaches this goal.
     *
     * @param cluster the hosts as they are
     * @param maxMoves moves in the plan
     */
    public PlanningRequest.Builder request(ClusterSnapshot cluster, int maxMoves) {
        PlanningLimits usual = PlanningLimits.DEFAULT;
        var limits = new PlanningLimits(
                1,
                1,
                usual.outgoingPerHost(),
                usual.incomingPerHost(),
                usual.sampledDestinations(),
                maxMoves,
                usual.bandwidth(),
                usual.cooldown(),
                usual.noReturn(),
                usual.cooldownWindow(),
                usual.longestCooldown(),
                ANY_PACE);
        return PlanningRequest.builder(capped(cluster))
                .hotspots(hotspots(cluster))
                .limits(limits);
    }

    private ClusterSnapshot capped(ClusterSnapshot cluster) {
        var hosts = new ArrayList<HostSnapshot>();
        for (HostSnapshot host : cluster.hosts()) {
            ResourceVector reserve = ResourceVector.ZERO;
            for (Resource resource : host.capacity().resources()) {
                long usable = amount(host, resource, caps.getOrDefault(resource, UNCAPPED));
                reserve = reserve.with(resource, host.capacity().amount(resource) - usable);
            }
            hosts.add(new HostSnapshot(
                    host.id(), host.takenAt(), host.state(), host.capacity(), reserve, host.pressure(), host.vms()));
        }
        return new ClusterSnapshot(cluster.revision(), cluster.takenAt(), hosts);
    }

    private List<Hotspot> hotspots(ClusterSnapshot cluster) {
        var request = PlanningRequest.builder(cluster).build();
        var replay = new Replay(new ReplayFacts(request), request);
        var hotspots = new ArrayList<Hotspot>();
        for (HostSnapshot host : cluster.hosts()) {
            ResourceVector used = replay.usedInTheEnd(host);
            for (Resource resource : caps.keySet()) {
                long cap = cap(host, resource);
                if (used.amount(resource) > cap) {
                    var reason = PlanReasons.of(
                            PlanReasons.ABOVE_CAP,
                            resource,
                            PlanReasons.in("used", used.amount(resource)),
                            PlanReasons.in("cap", cap));
                    // Asked by hand, so cost stands against a move only where the relief is next to nothing.
                    hotspots.add(new Hotspot(host.id(), resource, Hotspot.GIVEN_AGE, reason));
                }
            }
        }
        return hotspots;
    }

    /** Returns whether the host is above a cap with this use. */
    boolean isHot(HostSnapshot host, ResourceVector used) {
        return caps.keySet().stream().anyMatch(resource -> used.amount(resource) > cap(host, resource));
    }

    private long cap(HostSnapshot host, Resource resource) {
        return amount(host, resource, caps.getOrDefault(resource, UNCAPPED));
    }

    private static long amount(HostSnapshot host, Resource resource, double level) {
        return (long) Math.floor(host.allocatable().amount(resource) * level);
    }
}
