package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opendrs.core.plan.PairExplanation.Refusal;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Verdict;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * The plan while it grows: the moves so far, the placement that they lead to, and the test that one more unit must pass. At any time
 * every move passes every filter in the view of its stage, in which it is not yet there and all other moves of the stage are under
 * way; the checker judges finished plans by the same rule.
 */
final class Draft {
    private final ClusterIndex index;
    private final Transfers transfers;
    private final Placement placement;
    private final StageSlots slots;
    private final Departures departures;
    private final FilterChain filters;
    private final boolean filtersLookAnywhere;
    private final ByteRate bandwidth;
    private final List<Planned> planned = new ArrayList<>();

    /**
     * A unit with its way.
     *
     * @param unit the VMs
     * @param from number of the source
     * @param to number of the destination
     * @param stage counted from one
     * @param reason why it moves
     */
    record Planned(MoveUnit unit, int from, int to, int stage, Reason reason) {}

    Draft(PlanningRequest request) {
        index = new ClusterIndex(request.cluster());
        transfers = new Transfers(index, request.inFlight());
        placement = new Placement(index, transfers);
        slots = new StageSlots(transfers, request.limits(), index.hostCount());
        departures = new Departures(request, index, transfers);
        filters = new FilterChain(request, index, transfers, departures);
        filtersLookAnywhere = !request.filters().isEmpty();
        bandwidth = request.limits().bandwidth();
    }

    ClusterIndex index() {
        return index;
    }

    Placement placement() {
        return placement;
    }

    FilterChain filters() {
        return filters;
    }

    /** Returns who left each host lately, and how many may; the moves of this plan are not among them. */
    Departures departures() {
        return departures;
    }

    /** Returns what one migration is expected to send per second. */
    ByteRate bandwidth() {
        return bandwidth;
    }

    /** Returns the units planned so far. */
    List<Planned> planned() {
        return planned;
    }

    /** Returns how many VMs are planned to move. */
    int moveCount() {
        return planned.stream().mapToInt(move -> move.unit().size()).sum();
    }

    /** Returns the memory that the VMs planned to move hold. */
    Bytes held() {
        Bytes sum = Bytes.ZERO;
        for (Planned move : planned) {
            sum = sum.plus(move.unit().held());
        }
        return sum;
    }

    /** Answer to whether a unit can go somewhere: a stage, or a refusal. */
    sealed interface Slot {
        /** It can, in this stage. */
        record Free(int stage) implements Slot {}

        /** It cannot. */
        record Refused(Reason reason) implements Slot {}
    }

    /** Returns the first stage in which the unit can go to the host, as far as the filters and the places of both hosts go. */
    Slot slot(int[] vms, int to) {
        int from = index.home(vms[0]);
        if (from == to) {
            return new Slot.Refused(Reason.of(PlanReasons.ALREADY_THERE));
        }
        if (!slots.isPossible(from, to, vms.length)) {
            return refusedForSize(vms, to);
        }
        int stage = slots.first(from, to, vms.length, 1);
        Verdict verdict = test(vms, to, stage);
        while (verdict instanceof Verdict.Reject && stage <= placement.lastDeparture(to)) {
            stage = slots.first(from, to, vms.length, stage + 1);
            verdict = test(vms, to, stage);
        }
        return verdict instanceof Verdict.Reject reject ? new Slot.Refused(reject.reason()) : new Slot.Free(stage);
    }

    /** Returns the first stage with places for the unit once all have left that leave the host: if not then, it can never go there. */
    int roomiest(int[] vms, int to) {
        int from = index.home(vms[0]);
        int after = placement.lastDeparture(to) + 1;
        return slots.isPossible(from, to, vms.length) ? slots.first(from, to, vms.length, after) : after;
    }

    /** The filters know hosts whose places are all taken, and name them better. */
    private Slot refusedForSize(int[] vms, int to) {
        Verdict verdict = test(vms, to, 1);
        if (verdict instanceof Verdict.Reject reject) {
            return new Slot.Refused(reject.reason());
        }
        return new Slot.Refused(Reason.of(PlanReasons.GROUP_EXCEEDS_LIMIT, PlanReasons.in("vms", vms.length)));
    }

    private Verdict test(int[] vms, int to, int stage) {
        placement.lookAt(stage);
        if (vms.length == 1) {
            return filters.mayGo(index.vm(vms[0]), index.host(to), placement);
        }
        for (int vm : vms) {
            placement.move(vm, to, stage);
        }
        Verdict verdict = Verdict.ACCEPT;
        for (int i = 0; i < vms.length && verdict == Verdict.ACCEPT; i++) {
            verdict = testPlanned(vms[i], to);
        }
        for (int vm : vms) {
            placement.undo(vm);
        }
        return verdict;
    }

    private Verdict testPlanned(int vm, int to) {
        placement.lookAt(placement.stageOf(vm));
        placement.hide(vm);
        try {
            return filters.mayGo(index.vm(vm), index.host(to), placement);
        } finally {
            placement.unhide();
        }
    }

    /** Adds the move unless one that is planned already could then not happen; returns whether it was added. */
    boolean add(Planned move) {
        apply(move);
        for (Planned other : planned) {
            boolean mayBeTouched = filtersLookAnywhere || other.to() == move.to();
            if (mayBeTouched && other.stage() >= move.stage() && !holds(other)) {
                revert(move);
                return false;
            }
        }
        planned.add(move);
        return true;
    }

    /** Takes the move out again unless another one depends on it; returns whether it was taken out. */
    boolean remove(Planned move) {
        if (!placement.arrivals(move.from()).isEmpty()) {
            return false;
        }
        revert(move);
        planned.remove(move);
        if (!filtersLookAnywhere || planned.stream().allMatch(this::holds)) {
            return true;
        }
        apply(move);
        planned.add(move);
        return false;
    }

    /** Takes over one move of a finished plan without a test. */
    void adopt(int vm, int to, int stage) {
        placement.move(vm, to, stage);
        slots.take(index.home(vm), to, stage, 1);
    }

    /** Returns everything that stands against the VM's move in that stage, its group moving with it; counts nothing. */
    List<Refusal> refusals(int[] group, int vm, int to, int stage) {
        for (int member : group) {
            placement.move(member, to, stage);
        }
        placement.lookAt(stage);
        placement.hide(vm);
        List<Refusal> refusals = filters.refusals(index.vm(vm), index.host(index.home(vm)), index.host(to), placement);
        placement.unhide();
        for (int member : group) {
            placement.undo(member);
        }
        return refusals;
    }

    private boolean holds(Planned move) {
        return Arrays.stream(move.unit().vms()).allMatch(vm -> testPlanned(vm, move.to()) == Verdict.ACCEPT);
    }

    private void apply(Planned move) {
        for (int vm : move.unit().vms()) {
            placement.move(vm, move.to(), move.stage());
        }
        slots.take(move.from(), move.to(), move.stage(), move.unit().size());
    }

    private void revert(Planned move) {
        for (int vm : move.unit().vms()) {
            placement.undo(vm);
        }
        slots.take(move.from(), move.to(), move.stage(), -move.unit().size());
    }
}
