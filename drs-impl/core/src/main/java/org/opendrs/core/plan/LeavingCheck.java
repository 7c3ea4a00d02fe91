package org.opendrs.core.plan;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.core.plan.Faults.At;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.Move;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;

/** Checks that no host loses too many VMs within an hour, those that left before the plan included. */
final class LeavingCheck {
    private final PlanningRequest request;
    private final ReplayFacts facts;
    private final Faults faults;
    private final Map<HostId, Set<VmId>> gone = new TreeMap<>();

    LeavingCheck(PlanningRequest request, ReplayFacts facts, Faults faults) {
        this.request = request;
        this.facts = facts;
        this.faults = faults;
    }

    /** Checks one move, given all that were checked before it; moves must come in the order of the plan. */
    void check(Move move, At at) {
        HostSnapshot from = facts.host(move.from()).orElseThrow();
        Set<VmId> leaving = gone.computeIfAbsent(from.id(), this::goneBefore);
        var there = new TreeSet<>(leaving);
        for (VmSnapshot vm : from.vms()) {
            if (!ReplayFacts.isArriving(vm) && isHome(vm.id(), from.id())) {
                there.add(vm.id());
            }
        }
        leaving.add(move.vm());
        // The largest whole number that is no more than the ratio rounded up: one less is below the ratio itself.
        var part = BigDecimal.valueOf(request.limits().leavingPerHour()).multiply(BigDecimal.valueOf(there.size()));
        boolean few =
                leaving.size() == 1 || BigDecimal.valueOf(leaving.size() - 1L).compareTo(part) < 0;
        if (!few && !areOneGroup(leaving)) {
            faults.add(
                    at,
                    PlanReasons.TOO_MANY_LEAVING,
                    PlanReasons.in("count", leaving.size()),
                    PlanReasons.in("vms", there.size()));
        }
    }

    private boolean isHome(VmId vm, HostId host) {
        return facts.home(vm).filter(home -> home.host().id().equals(host)).isPresent();
    }

    private Set<VmId> goneBefore(HostId host) {
        var vms = new TreeSet<VmId>();
        long window = PlanningLimits.LEAVING_WINDOW.toNanos();
        for (PastMove past : request.history().moves()) {
            boolean lately = request.nowNanos() - past.endedAtNanos() < window;
            if (past.from().equals(host) && past.succeeded() && lately) {
                vms.add(past.vm());
            }
        }
        for (InFlightMove move : request.inFlight()) {
            if (move.move().from().equals(host)) {
                vms.add(move.move().vm());
            }
        }
        for (VmSnapshot vm : facts.host(host).orElseThrow().vms()) {
            boolean leaves =
                    facts.underWay(vm.id()).filter(to -> !to.equals(host)).isPresent();
            if (leaves && isHome(vm.id(), host)) {
                vms.add(vm.id());
            }
        }
        return vms;
    }

    /** Grows one set from the first VM by every rule that touches it, until nothing is added. */
    private boolean areOneGroup(Set<VmId> vms) {
        var group = new TreeSet<VmId>();
        group.add(vms.iterator().next());
        int before;
        do {
            before = group.size();
            for (PlacementRule rule : request.rules()) {
                if (rule instanceof KeepTogether together
                        && together.vms().stream().anyMatch(group::contains)) {
                    group.addAll(together.vms());
                }
            }
        } while (group.size() > before);
        return group.containsAll(vms);
    }
}
