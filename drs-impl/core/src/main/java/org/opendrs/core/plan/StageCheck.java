package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.core.plan.Faults.At;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;

/** Checks the moves of one stage against each other and against what has happened by then. */
final class StageCheck {
    private final PlanningRequest request;
    private final ReplayFacts facts;
    private final Replay replay;
    private final Faults faults;
    private final RuleCheck rules;
    private final List<PreparedFilter> filters = new ArrayList<>();

    StageCheck(PlanningRequest request, ReplayFacts facts, Replay replay, Faults faults) {
        this.request = request;
        this.facts = facts;
        this.replay = replay;
        this.faults = faults;
        rules = new RuleCheck(request.rules(), replay, faults);
        for (PlacementFilter filter : request.filters()) {
            filters.add(filter.prepare(request.cluster()));
        }
    }

    /** Checks one move of the stage that the replay is in. */
    void check(Move move, At at, List<Move> stage) {
        checkCapacity(move, at);
        checkConcurrency(move, at, stage);
        rules.checkTogether(move, at);
        replay.leaveOut(move.vm());
        rules.checkOthers(move, at);
        checkFilters(move, at);
        replay.putBack();
    }

    private void checkCapacity(Move move, At at) {
        HostSnapshot to = facts.host(move.to()).orElseThrow();
        ResourceVector used = replay.used(move.to());
        for (Resource resource : move.claim().resources()) {
            double share = to.allocatable().amount(resource) * request.limits().destinationLevel();
            long limit = (long) Math.floor(share);
            if (move.claim().amount(resource) > 0 && used.amount(resource) > limit) {
                faults.add(
                        at,
                        PlanReasons.OVER_CAPACITY,
                        resource,
                        PlanReasons.in("used", used.amount(resource)),
                        PlanReasons.in("limit", limit));
            }
        }
    }

    private void checkConcurrency(Move move, At at, List<Move> stage) {
        PlanningLimits limits = request.limits();
        long outgoing = stage.stream().filter(m -> m.from().equals(move.from())).count() + leaving(move.from());
        if (outgoing > limits.outgoingPerHost()) {
            faults.add(
                    at,
                    PlanReasons.TOO_MANY_OUTGOING,
                    PlanReasons.in("count", outgoing),
                    PlanReasons.in("limit", limits.outgoingPerHost()));
        }
        long incoming = stage.stream().filter(m -> m.to().equals(move.to())).count() + arriving(move.to());
        if (incoming > limits.incomingPerHost()) {
            faults.add(
                    at,
                    PlanReasons.TOO_MANY_INCOMING,
                    PlanReasons.in("count", incoming),
                    PlanReasons.in("limit", limits.incomingPerHost()));
        }
    }

    private boolean isOurs(VmId vm) {
        return request.inFlight().stream().anyMatch(m -> m.move().vm().equals(vm));
    }

    private boolean isAtHome(VmId vm, HostId host) {
        return facts.home(vm).filter(home -> home.host().id().equals(host)).isPresent();
    }

    private long leaving(HostId host) {
        long ours = request.inFlight().stream()
                .map(InFlightMove::move)
                .filter(m -> m.from().equals(host))
                .count();
        long foreign = facts.host(host).stream()
                .flatMap(h -> h.vms().stream())
                .map(VmSnapshot::id)
                .filter(vm -> !isOurs(vm) && isAtHome(vm, host))
                .filter(vm -> facts.underWay(vm).filter(to -> !to.equals(host)).isPresent())
                .count();
        return ours + foreign;
    }

    private long arriving(HostId host) {
        long ours = request.inFlight().stream()
                .map(InFlightMove::move)
                .filter(m -> m.to().equals(host))
                .count();
        long foreign = facts.host(host).stream()
                .flatMap(h -> h.vms().stream())
                .filter(vm -> ReplayFacts.isArriving(vm) && !isOurs(vm.id()))
                .count();
        return ours + foreign;
    }

    private void checkFilters(Move move, At at) {
        VmSnapshot vm = facts.home(move.vm()).orElseThrow().vm();
        HostSnapshot to = facts.host(move.to()).orElseThrow();
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).test(vm, to, replay) instanceof Verdict.Reject) {
                faults.add(at, PlanReasons.FILTER_REFUSES, PlanReasons.in("filter", i));
            }
        }
    }
}
