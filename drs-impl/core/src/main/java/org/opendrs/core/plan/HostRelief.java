package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.opendrs.core.plan.Draft.Planned;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.Verdict;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/**
 * Relieves one host: picks the fewest VMs that cure it, places the one that is hardest to place first, and picks again, because a VM
 * without a destination changes the answer.
 */
final class HostRelief {
    private final Draft draft;
    private final DestinationSearch destinations;
    private final CostBenefit worth;
    private final Groups groups;
    private final Budget budget;
    private final TraceRecorder trace;
    private final PlanningLimits limits;
    private final Bytes maxHeld;

    HostRelief(Draft draft, DestinationSearch destinations, Groups groups, Budget budget, RepairContext context) {
        this.draft = draft;
        this.destinations = destinations;
        this.groups = groups;
        this.budget = budget;
        trace = context.trace();
        limits = context.limits();
        maxHeld = context.maxHeld();
        worth = new CostBenefit(draft.index(), draft.placement(), limits.bandwidth());
    }

    /**
     * What all hosts of one plan share.
     *
     * @param trace where reasons go
     * @param limits bounds of the plan
     * @param maxHeld memory that all moving VMs may hold
     */
    record RepairContext(TraceRecorder trace, PlanningLimits limits, Bytes maxHeld) {}

    /** Plans moves away from the host and returns how it ends; the same call may be made again when other hosts have been relieved. */
    Reason relieve(HotHost hot) {
        if (isCured(hot)) {
            return Reason.of(PlanReasons.HOST_BELOW_LEVEL);
        }
        List<MoveUnit> units = movable(hot);
        while (!isCured(hot)) {
            if (budget.isExhausted()) {
                return counted(PlanReasons.BUDGET_EXHAUSTED, hot, "budget", budget.used());
            }
            int room = limits.maxMoves() - draft.moveCount();
            if (room == 0) {
                return counted(PlanReasons.MOVE_LIMIT, hot, "maxMoves", limits.maxMoves());
            }
            if (leavingRoom(hot) == 0) {
                return leavingLimit(hot);
            }
            List<MoveUnit> open = worthMoving(units, hot, room);
            int worth = open.size();
            Bytes held = draft.held();
            open.removeIf(unit -> held.plus(unit.held()).compareTo(maxHeld) > 0);
            List<MoveUnit> pick = ReliefSearch.pick(open, hot.excess(draft.placement()));
            if (pick.isEmpty()) {
                if (units.stream().anyMatch(one -> one.size() > room)) {
                    return counted(PlanReasons.MOVE_LIMIT, hot, "maxMoves", limits.maxMoves());
                }
                return open.size() < worth
                        ? counted(PlanReasons.MEMORY_LIMIT, hot, "maxHeld", maxHeld.value())
                        : stuck(hot);
            }
            MoveUnit unit = hardest(pick, hot);
            destinations.place(unit, hot.host(), reason(unit, hot));
            units.remove(unit);
        }
        prune(hot);
        return Reason.of(PlanReasons.HOST_RELIEVED, PlanReasons.in("moves", movesFrom(hot)));
    }

    private boolean isCured(HotHost hot) {
        for (long excess : hot.excess(draft.placement())) {
            if (excess > 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the units of the host that may leave, and records why the others stay. */
    private List<MoveUnit> movable(HotHost hot) {
        var units = new ArrayList<MoveUnit>();
        var seen = new TreeSet<Integer>();
        for (VmSnapshot vm : draft.index().host(hot.host()).vms()) {
            int v = draft.index().numberOf(vm.id());
            if (vm.state() != VmState.MIGRATING_IN && draft.index().home(v) == hot.host() && seen.add(v)) {
                int[] group = groups.of(v);
                for (int member : group) {
                    seen.add(member);
                }
                if (mayLeave(group, hot)) {
                    units.add(new MoveUnit(group, hot, draft.index(), limits.bandwidth()));
                }
            }
        }
        return units;
    }

    private boolean mayLeave(int[] group, HotHost hot) {
        boolean free = true;
        for (int vm : group) {
            if (draft.placement().stageOf(vm) > 0) {
                return false;
            }
            Verdict verdict =
                    draft.filters().mayLeave(draft.index().vm(vm), draft.index().host(hot.host()));
            if (verdict instanceof Verdict.Reject reject) {
                trace.unit(group, Reason.of(PlanReasons.GROUP_MEMBER_STAYS), List.of());
                trace.vm(vm, reject.reason(), List.of());
                free = false;
                break;
            }
        }
        return free;
    }

    private List<MoveUnit> worthMoving(List<MoveUnit> units, HotHost hot, int room) {
        var result = new ArrayList<MoveUnit>();
        for (MoveUnit unit : units) {
            Verdict verdict = worth.test(unit, hot);
            if (verdict instanceof Verdict.Reject reject) {
                trace.unit(unit.vms(), reject.reason(), List.of());
            } else if (unit.size() <= room && mayLeaveWithinTheHour(unit, hot)) {
                result.add(unit);
            }
        }
        return result;
    }

    private int leavingRoom(HotHost hot) {
        return draft.departures().room(hot.host(), movesFrom(hot));
    }

    /** A group may be more than the bound if it is all that leaves; whether others have left before, its filter has judged. */
    private boolean mayLeaveWithinTheHour(MoveUnit unit, HotHost hot) {
        return unit.size() <= leavingRoom(hot)
                || movesFrom(hot) + draft.departures().departed(hot.host()) == 0;
    }

    private Reason leavingLimit(HotHost hot) {
        return Reason.of(
                PlanReasons.HOST_LEAVING_LIMIT,
                PlanReasons.in("moves", movesFrom(hot)),
                PlanReasons.in("departed", draft.departures().departed(hot.host())),
                PlanReasons.in("limit", draft.departures().limit(hot.host())));
    }

    /** The unit that asks for the largest part of a host like its own; among equals the first. */
    private MoveUnit hardest(List<MoveUnit> units, HotHost hot) {
        return units.stream()
                .max(Comparator.comparingDouble(
                                (MoveUnit unit) -> draft.placement().objectiveOfClaims(hot.host(), unit.vms()))
                        .thenComparing(unit -> -unit.vms()[0]))
                .orElseThrow();
    }

    private Reason reason(MoveUnit unit, HotHost hot) {
        int worst = hot.worstResource(draft.placement(), draft.index());
        int resource = hot.resources().get(worst);
        return PlanReasons.of(
                PlanReasons.RELIEVES,
                draft.index().resource(resource),
                PlanReasons.in("used", draft.placement().finalUsed(hot.host())[resource]),
                PlanReasons.in("target", hot.targets().get(worst)),
                PlanReasons.in("relief", unit.relief(worst)));
    }

    /** Picking again after a failure can make an earlier move needless; the dearest of these goes first. */
    private void prune(HotHost hot) {
        var own = new ArrayList<>(draft.planned().stream()
                .filter(move -> move.from() == hot.host())
                .toList());
        own.sort(Comparator.comparing((Planned move) -> move.unit().cost().transferred())
                .reversed()
                .thenComparing(move -> move.unit().vms()[0]));
        for (Planned move : own) {
            if (isNeedless(move, hot) && draft.remove(move)) {
                trace.forget(move.unit().vms());
            }
        }
    }

    private boolean isNeedless(Planned move, HotHost hot) {
        for (int i = 0; i < hot.resources().size(); i++) {
            long used = draft.placement().finalUsed(hot.host())[hot.resources().get(i)];
            if (used + move.unit().relief(i) > hot.targets().get(i)) {
                return false;
            }
        }
        return true;
    }

    private Reason stuck(HotHost hot) {
        int worst = hot.worstResource(draft.placement(), draft.index());
        return PlanReasons.of(
                PlanReasons.HOST_STUCK,
                draft.index().resource(hot.resources().get(worst)),
                PlanReasons.in("moves", movesFrom(hot)),
                PlanReasons.in("excess", hot.excess(draft.placement())[worst]));
    }

    private Reason counted(String code, HotHost hot, String limitName, long limit) {
        return Reason.of(code, PlanReasons.in("moves", movesFrom(hot)), PlanReasons.in(limitName, limit));
    }

    private int movesFrom(HotHost hot) {
        return draft.planned().stream()
                .filter(move -> move.from() == hot.host())
                .mapToInt(move -> move.unit().size())
                .sum();
    }
}
