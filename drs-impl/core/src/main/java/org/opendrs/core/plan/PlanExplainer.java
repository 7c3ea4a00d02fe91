package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opendrs.core.plan.Draft.Slot;
import org.opendrs.core.plan.PairExplanation.Part;
import org.opendrs.core.plan.PairExplanation.Refusal;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * Answers why a VM did not go to some host. A plan's trace is small and holds few pairs; any other pair is judged again from the
 * request, given all other moves of the plan. Pure; may be called by any thread.
 */
public final class PlanExplainer {
    private PlanExplainer() {}

    /**
     * Returns the explanation of one pair in a plan that ranked destinations by the dominant resource.
     *
     * @param request what the plan was made from
     * @param plan the plan
     * @param vm a VM of the snapshot
     * @param host a host of the snapshot
     * @throws IllegalArgumentException if the VM or the host is not in the snapshot
     */
    public static PairExplanation why(PlanningRequest request, MigrationPlan plan, VmId vm, HostId host) {
        return why(request, plan, BalanceMeasure.DOMINANT, vm, host);
    }

    /**
     * Returns the explanation of one pair.
     *
     * @param request what the plan was made from
     * @param plan the plan
     * @param measure what destinations were ranked by
     * @param vm a VM of the snapshot
     * @param host a host of the snapshot
     * @throws IllegalArgumentException if the VM or the host is not in the snapshot
     */
    public static PairExplanation why(
            PlanningRequest request, MigrationPlan plan, BalanceMeasure measure, VmId vm, HostId host) {
        var draft = new Draft(request);
        ClusterIndex index = draft.index();
        int v = index.numberOf(vm);
        int to = index.numberOf(host);
        if (v == ClusterIndex.UNKNOWN || to == ClusterIndex.UNKNOWN) {
            throw new IllegalArgumentException("VM " + vm + " or host " + host + " is not in snapshot "
                    + request.cluster().revision() + "; ask with the request that the plan was made from");
        }
        int[] group = new Groups(request.rules(), index).of(v);
        int planned = replay(draft, plan, group, vm, host);
        if (to == index.home(v)) {
            return new PairExplanation(vm, host, Reason.of(PlanReasons.ALREADY_THERE), 0, List.of(), 0, List.of());
        }
        double change = change(draft, measure, group, to);
        Slot slot = planned > 0 ? new Slot.Free(planned) : draft.slot(group, to);
        int stage = slot instanceof Slot.Free free ? free.stage() : draft.roomiest(group, to);
        List<Refusal> refusals = draft.refusals(group, v, to, stage);
        Reason outcome;
        if (planned > 0) {
            outcome = Reason.of(PlanReasons.CHOSEN, PlanReasons.in("stage", planned - 1L));
        } else if (!refusals.isEmpty()) {
            outcome = refusals.get(0).reason();
        } else if (slot instanceof Slot.Refused refused) {
            outcome = refused.reason();
        } else {
            outcome = worth(request, draft, group);
        }
        return new PairExplanation(vm, host, outcome, stage - 1, refusals, change, parts(draft, group, to));
    }

    /** Makes all moves of the plan but those of the group; returns the stage in which the VM itself goes to the host, or zero. */
    private static int replay(Draft draft, MigrationPlan plan, int[] group, VmId vm, HostId host) {
        int planned = 0;
        for (int s = 0; s < plan.stages().size(); s++) {
            for (Move move : plan.stages().get(s).moves()) {
                int v = draft.index().numberOf(move.vm());
                int to = draft.index().numberOf(move.to());
                if (move.vm().equals(vm) && move.to().equals(host)) {
                    planned = s + 1;
                }
                boolean known = v != ClusterIndex.UNKNOWN && to != ClusterIndex.UNKNOWN;
                if (known && Arrays.binarySearch(group, v) < 0) {
                    draft.adopt(v, to, s + 1);
                }
            }
        }
        return planned;
    }

    /**
     * Returns whether leaving its home is worth its cost to the group, of which no move is made in this draft. A home that needs no
     * relief, or no more once all other moves are made, says nothing about cost: there the move is possible, and of no use.
     */
    private static Reason worth(PlanningRequest request, Draft draft, int[] group) {
        ClusterIndex index = draft.index();
        Placement placement = draft.placement();
        var worth = new CostBenefit(index, placement, draft.bandwidth());
        for (HotHost hot : HotHost.worstFirst(request.hotspots(), index, placement, request.limits())) {
            boolean inNeed = Arrays.stream(hot.excess(placement)).anyMatch(excess -> excess > 0);
            if (hot.host() == index.home(group[0])
                    && inNeed
                    && worth.test(new MoveUnit(group, hot, index, draft.bandwidth()), hot)
                            instanceof Verdict.Reject reject) {
                return reject.reason();
            }
        }
        return Reason.of(PlanReasons.POSSIBLE);
    }

    private static List<Part> parts(Draft draft, int[] group, int to) {
        var parts = new ArrayList<Part>();
        int from = draft.index().home(group[0]);
        for (int host : new int[] {from, to}) {
            long[] used = draft.placement().finalUsed(host);
            for (int r = 0; r < used.length; r++) {
                long change = 0;
                for (int vm : group) {
                    change += host == from
                            ? -draft.index().atHome(vm)[r]
                            : draft.index().claim(vm)[r];
                }
                parts.add(new Part(
                        draft.index().host(host).id(),
                        draft.index().resource(r),
                        used[r],
                        used[r] + change,
                        draft.index().allocatable(host)[r]));
            }
        }
        return parts;
    }

    private static double change(Draft draft, BalanceMeasure measure, int[] group, int to) {
        Placement placement = draft.placement();
        double now = switch (measure) {
            case DOMINANT -> placement.objective();
            case STDDEV -> new DeviationRanking(draft.index(), placement).now();
        };
        int from = draft.index().home(group[0]);
        return Ranking.of(measure, draft.index(), placement)
                        .leaving(group, from)
                        .applyAsDouble(to)
                - now;
    }
}
