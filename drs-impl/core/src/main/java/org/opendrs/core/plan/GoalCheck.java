package org.opendrs.core.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.core.plan.Faults.At;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSnapshot;
import org.opendrs.monitor.Hotspot;

/** Checks that a repair moves only what relieves a hotspot, no more than needed, and not into a hotspot. */
final class GoalCheck {
    private final PlanningRequest request;
    private final ReplayFacts facts;
    private final Faults faults;
    private final Map<HostId, ResourceVector> before = new TreeMap<>();

    GoalCheck(PlanningRequest request, ReplayFacts facts, Faults faults) {
        this.request = request;
        this.facts = facts;
        this.faults = faults;
        var untouched = new Replay(facts, request);
        for (Hotspot hotspot : request.hotspots()) {
            facts.host(hotspot.host()).ifPresent(host -> before.put(host.id(), untouched.usedInTheEnd(host)));
        }
    }

    /** Checks the destination, in the view of the move's stage: a host that was hot must stay at the source level. */
    void checkDestination(Move move, At at, Replay replay) {
        HostSnapshot to = facts.host(move.to()).orElseThrow();
        ResourceVector used = replay.used(move.to());
        for (Resource resource : hotResources(to)) {
            long target = target(to, resource);
            boolean relievable = resident(to).amount(resource) > target;
            if (!relievable || used.amount(resource) > target) {
                faults.add(at, PlanReasons.INTO_HOTSPOT);
                return;
            }
        }
    }

    /**
     * Checks the source, when the whole plan has been replayed.
     *
     * @return whether the source would be relieved without this move
     */
    boolean checkSource(Move move, At at, Replay whole) {
        HostSnapshot from = facts.host(move.from()).orElseThrow();
        ResourceVector start = before.getOrDefault(from.id(), ResourceVector.ZERO);
        List<Resource> excessive = hotResources(from).stream()
                .filter(resource -> start.amount(resource) > target(from, resource))
                .toList();
        if (excessive.isEmpty()) {
            faults.add(at, PlanReasons.RELIEVES_NOTHING);
            return false;
        }
        if (isInGroup(move)) {
            return false;
        }
        ResourceVector relief =
                ReplayFacts.taken(facts.home(move.vm()).orElseThrow().vm());
        if (excessive.stream().allMatch(r -> relief.amount(r) == 0)) {
            faults.add(at, PlanReasons.RELIEVES_NOTHING);
            return false;
        }
        ResourceVector end = whole.usedInTheEnd(from);
        return hotResources(from).stream().allMatch(r -> end.amount(r) + relief.amount(r) <= target(from, r));
    }

    /** One VM of a group may relieve nothing itself. */
    private boolean isInGroup(Move move) {
        return request.rules().stream()
                .anyMatch(rule ->
                        rule instanceof KeepTogether group && group.vms().contains(move.vm()));
    }

    private List<Resource> hotResources(HostSnapshot host) {
        return request.hotspots().stream()
                .filter(hotspot -> hotspot.host().equals(host.id()))
                .map(Hotspot::resource)
                .distinct()
                .toList();
    }

    private long target(HostSnapshot host, Resource resource) {
        return (long) Math.floor(
                host.allocatable().amount(resource) * request.limits().sourceLevel());
    }

    private static ResourceVector resident(HostSnapshot host) {
        ResourceVector sum = ResourceVector.ZERO;
        for (VmSnapshot vm : host.vms()) {
            sum = ReplayFacts.isArriving(vm) ? sum : sum.plus(ReplayFacts.taken(vm));
        }
        return sum;
    }
}
