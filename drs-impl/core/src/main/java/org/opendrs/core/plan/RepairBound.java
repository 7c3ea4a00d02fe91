package org.opendrs.core.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.core.plan.ReplayFacts.Home;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.monitor.Hotspot;
import org.opendrs.unit.Bytes;

/**
 * What every plan needs at least that relieves all hot hosts which the departure of VMs can relieve. It shares no code with the
 * planner. A plan that leaves such a host hot may have less.
 *
 * <p>Proof. Take one hot host, one of its hot resources, and {@code excess}, what is used above the target. Arrivals only add to the
 * use, so the VMs that leave must take away {@code excess} between them. A plan moves a VM once, from the one host it runs on, so what
 * holds for single hosts may be added up.
 *
 * <p>Moves: of {@code k} VMs none take away more than the {@code k} largest do. So at least as many must leave as it takes, largest
 * first, to reach {@code excess}; of several hot resources the most demanding one counts.
 *
 * <p>Memory: if VMs could leave in part, the cheapest way to take {@code excess} away would be to take those first that hold the least
 * memory for what they take away (the fractional knapsack). Whole VMs are a special case, so no plan needs less. Ratios are compared
 * exactly, and the last part is rounded down.
 *
 * @param moves VMs that must move
 * @param held memory that these VMs hold at least
 */
public record RepairBound(int moves, Bytes held) {

    /** A VM that may leave: what it takes away, and what it holds. */
    private record Candidate(long relief, long held) {}

    /** Returns the bound. Pure; for any thread. */
    public static RepairBound of(PlanningRequest request) {
        var facts = new ReplayFacts(request);
        var replay = new Replay(facts, request);
        Map<HostId, TreeSet<Resource>> hot = new TreeMap<>();
        for (Hotspot hotspot : request.hotspots()) {
            hot.computeIfAbsent(hotspot.host(), host -> new TreeSet<>()).add(hotspot.resource());
        }
        int moves = 0;
        Bytes held = Bytes.ZERO;
        for (Map.Entry<HostId, TreeSet<Resource>> entry : hot.entrySet()) {
            Optional<HostSnapshot> host = facts.host(entry.getKey()).filter(ReplayFacts::isCurrent);
            if (host.isPresent()) {
                RepairBound one = ofHost(request, facts, host.get(), replay.usedInTheEnd(host.get()), entry.getValue());
                moves += one.moves();
                held = held.plus(one.held());
            }
        }
        return new RepairBound(moves, held);
    }

    private static RepairBound ofHost(
            PlanningRequest request,
            ReplayFacts facts,
            HostSnapshot host,
            ResourceVector used,
            Iterable<Resource> resources) {
        int moves = 0;
        long held = 0;
        for (Resource resource : resources) {
            double level =
                    host.allocatable().amount(resource) * request.limits().sourceLevel();
            long excess = used.amount(resource) - (long) Math.floor(level);
            List<Candidate> candidates = candidates(request, facts, host, resource);
            if (excess > candidates.stream().mapToLong(Candidate::relief).sum()) {
                return new RepairBound(0, Bytes.ZERO);
            }
            if (excess > 0) {
                moves = Math.max(moves, fewest(candidates, excess));
                held = Math.max(held, least(candidates, excess));
            }
        }
        return new RepairBound(moves, Bytes.bytes(held));
    }

    private static List<Candidate> candidates(
            PlanningRequest request, ReplayFacts facts, HostSnapshot host, Resource resource) {
        var candidates = new ArrayList<Candidate>();
        for (VmSnapshot vm : host.vms()) {
            Optional<Home> home = facts.home(vm.id());
            boolean mayLeave = home.isPresent()
                    && home.get().host().id().equals(host.id())
                    && home.get().timesSeen() == 1
                    && vm.state() == VmState.RUNNING
                    && vm.quality() == DataQuality.GOOD
                    && facts.underWay(vm.id()).isEmpty()
                    && !request.immovable().contains(vm.id());
            long relief = ReplayFacts.taken(vm).amount(resource);
            if (mayLeave && relief > 0) {
                candidates.add(new Candidate(relief, vm.memory().actual().value()));
            }
        }
        return candidates;
    }

    private static int fewest(List<Candidate> candidates, long excess) {
        candidates.sort(Comparator.comparingLong(Candidate::relief).reversed());
        long left = excess;
        int count = 0;
        while (left > 0) {
            left -= candidates.get(count).relief();
            count++;
        }
        return count;
    }

    private static long least(List<Candidate> candidates, long excess) {
        candidates.sort(RepairBound::byHeldPerRelief);
        long left = excess;
        long held = 0;
        for (Candidate candidate : candidates) {
            if (left <= candidate.relief()) {
                return held + part(candidate, left);
            }
            held += candidate.held();
            left -= candidate.relief();
        }
        return held;
    }

    private static long part(Candidate candidate, long relief) {
        return BigInteger.valueOf(candidate.held())
                .multiply(BigInteger.valueOf(relief))
                .divide(BigInteger.valueOf(candidate.relief()))
                .longValueExact();
    }

    private static int byHeldPerRelief(Candidate a, Candidate b) {
        return BigInteger.valueOf(a.held())
                .multiply(BigInteger.valueOf(b.relief()))
                .compareTo(BigInteger.valueOf(b.held()).multiply(BigInteger.valueOf(a.relief())));
    }
}
