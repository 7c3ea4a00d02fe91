package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.json.PlanFile;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;

/**
 * As much of a request and of a stated plan as decides what is wrong with some of its moves: all moves that leave or enter a host of
 * theirs, or move a VM of theirs, and the hosts of all these. In a plan of thousands of moves it is checked in next to no time, if few
 * are asked for. It speaks of requests without rules and filters, such as {@link PlanQuestion} makes, where no other host matters.
 */
final class PlanExcerpt {
    private final List<PlanFile.Step> steps;
    private final PlanningRequest whole;
    private final Map<VmId, Set<HostId>> homes = new TreeMap<>();

    PlanExcerpt(PlanningRequest whole, PlanFile stated) {
        this.whole = whole;
        steps = stated.plan();
        whole.cluster()
                .hosts()
                .forEach(host -> host.vms().stream()
                        .filter(vm -> vm.state() != VmState.MIGRATING_IN)
                        .forEach(vm -> homes.computeIfAbsent(vm.id(), id -> new TreeSet<>())
                                .add(host.id())));
    }

    /**
     * Part of the question.
     *
     * @param request the request, of fewer hosts
     * @param entries positions of the moves in the file
     */
    record Part(PlanningRequest request, NavigableSet<Integer> entries) {}

    /** Returns the part that decides about some of the entries, of those that are left of the plan. */
    Part around(Collection<Integer> asked, NavigableSet<Integer> left) {
        var hosts = new TreeSet<HostId>();
        var vms = new TreeSet<VmId>();
        for (int entry : asked) {
            addHosts(steps.get(entry), hosts);
            vms.add(steps.get(entry).vm());
        }
        var entries = new TreeSet<Integer>();
        var known = new TreeSet<HostId>(hosts);
        for (int entry : left) {
            var step = steps.get(entry);
            if (hosts.contains(step.from()) || hosts.contains(step.to()) || vms.contains(step.vm())) {
                entries.add(entry);
                addHosts(step, known);
            }
        }
        return new Part(request(known), entries);
    }

    /** What the checker must know of a move: also where the VM really is. */
    private void addHosts(PlanFile.Step step, Set<HostId> hosts) {
        hosts.add(step.from());
        hosts.add(step.to());
        hosts.addAll(homes.getOrDefault(step.vm(), new TreeSet<>()));
    }

    private PlanningRequest request(NavigableSet<HostId> known) {
        var cluster = whole.cluster();
        var hosts = new ArrayList<>(cluster.hosts());
        hosts.removeIf(host -> !known.contains(host.id()));
        return PlanningRequest.builder(new ClusterSnapshot(cluster.revision(), cluster.takenAt(), hosts))
                .hotspots(whole.hotspots().stream()
                        .filter(hotspot -> known.contains(hotspot.host()))
                        .toList())
                .mode(whole.mode())
                .limits(whole.limits())
                .history(whole.history())
                .inFlight(whole.inFlight())
                .immovable(whole.immovable())
                .now(whole.nowNanos())
                .build();
    }
}
