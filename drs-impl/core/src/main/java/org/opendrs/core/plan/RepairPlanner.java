package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.opendrs.core.plan.Draft.Planned;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.migration.Stage;

/**
 * Relieves hotspots with the fewest safe moves, and does nothing else.
 *
 * <p>The hottest host comes first. Of its VMs those leave that bring every hot resource down to the source level with the fewest moves,
 * and among these with the least memory to send; each goes to the best of a random sample of hosts that pass every filter. Filters
 * judge the placement as it would be in the move's stage. What cannot be relieved stays, with reasons.
 *
 * <p>Pure and without state; may be called by any thread. An exception thrown by one of the request's filters is a programming error
 * and comes out of {@link #plan}: a plan made as if the filter had spoken would be worse than none.
 */
public final class RepairPlanner implements MigrationPlanner {
    private final RepairOptions options;

    /** Creates the planner with the default options; all such instances are alike. */
    public RepairPlanner() {
        this(RepairOptions.DEFAULT);
    }

    /** Creates a planner with options that no request carries. */
    public RepairPlanner(RepairOptions options) {
        this.options = options;
    }

    @Override
    public MigrationPlan plan(PlanningRequest request) {
        var draft = new Draft(request);
        double full = request.limits().destinationLevel();
        Score before = draft.placement().score(full);
        var budget = new Budget(request.budget());
        var trace = new TraceRecorder(draft.index());
        Reason outcome = relieveAll(request, draft, budget, trace);
        DecisionTrace why = trace.trace(outcome, budget, draft.filters());
        Score after = draft.planned().isEmpty() ? before : draft.placement().score(full);
        return new MigrationPlan(request.cluster().revision(), stages(draft), before, after, why);
    }

    private Reason relieveAll(PlanningRequest request, Draft draft, Budget budget, TraceRecorder trace) {
        List<HotHost> hosts =
                HotHost.worstFirst(request.hotspots(), draft.index(), draft.placement(), request.limits());
        if (hosts.isEmpty()) {
            return Reason.of(PlanReasons.NO_HOTSPOT);
        }
        var relief = new HostRelief(
                draft,
                new DestinationSearch(request, draft, budget, trace, options.measure()),
                new Groups(request.rules(), draft.index()),
                budget,
                new HostRelief.RepairContext(trace, request.limits(), options.maxHeld()));
        List<HotHost> open = new ArrayList<>(hosts);
        int movesBefore;
        do {
            // A host that was stuck may find room once a later one has been relieved.
            movesBefore = draft.moveCount();
            open.removeIf(hot -> isDone(hot, draft, relief, trace));
        } while (!open.isEmpty() && draft.moveCount() > movesBefore);
        return outcome(hosts.size(), open.size(), draft.moveCount());
    }

    private static boolean isDone(HotHost hot, Draft draft, HostRelief relief, TraceRecorder trace) {
        if (!ClusterIndex.isSampled(draft.index().host(hot.host()))) {
            trace.host(hot.host(), Reason.of(PlanReasons.HOST_NOT_SAMPLED));
            return false;
        }
        Reason outcome = relief.relieve(hot);
        trace.host(hot.host(), outcome);
        return outcome.code().equals(PlanReasons.HOST_RELIEVED)
                || outcome.code().equals(PlanReasons.HOST_BELOW_LEVEL);
    }

    private static Reason outcome(int hosts, int open, int moves) {
        if (open == 0) {
            return Reason.of(PlanReasons.RELIEVED, PlanReasons.in("hosts", hosts), PlanReasons.in("moves", moves));
        }
        if (moves == 0 && open == hosts) {
            return Reason.of(PlanReasons.STUCK, PlanReasons.in("hosts", hosts));
        }
        return Reason.of(
                PlanReasons.PARTLY_RELIEVED,
                PlanReasons.in("hosts", hosts),
                PlanReasons.in("relieved", hosts - open),
                PlanReasons.in("moves", moves));
    }

    private static List<Stage> stages(Draft draft) {
        var byStage = new TreeMap<Integer, List<Move>>();
        for (Planned planned : draft.planned()) {
            List<Move> moves = byStage.computeIfAbsent(planned.stage(), s -> new ArrayList<>());
            for (int vm : planned.unit().vms()) {
                moves.add(move(draft, planned, vm));
            }
        }
        var stages = new ArrayList<Stage>();
        for (List<Move> moves : byStage.values()) {
            moves.sort(Comparator.comparing(Move::vm));
            stages.add(new Stage(moves));
        }
        return stages;
    }

    private static Move move(Draft draft, Planned planned, int vm) {
        ClusterIndex index = draft.index();
        return new Move(
                index.vm(vm).id(),
                index.host(planned.from()).id(),
                index.host(planned.to()).id(),
                index.vector(index.claim(vm)),
                MigrationCosts.of(index.vm(vm), draft.bandwidth()),
                planned.reason());
    }
}
