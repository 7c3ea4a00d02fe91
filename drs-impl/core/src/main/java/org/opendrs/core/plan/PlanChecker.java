package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.opendrs.core.plan.Faults.At;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningMode;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Stage;
import org.opendrs.model.VmId;

/**
 * Proves a plan against its request, whoever made it: replays it stage by stage with code of its own and reports every broken promise.
 *
 * <p>Checked are: revision, ids, sources, one move for each VM, movable VMs and willing hosts, claims, capacity of each destination
 * at each stage with all moves of the stage at both ends, concurrency, departures within an hour, cooldown and no-return, the operator's rules and the
 * embedder's filters at each stage, that a repair moves only what relieves a hotspot and no more than needed, and both scores.
 *
 * <p>Pure; may be called by any thread. What a filter of the request throws comes out of {@link #check}.
 */
public final class PlanChecker {
    private final PlanningRequest request;
    private final MigrationPlan plan;
    private final ReplayFacts facts;
    private final Faults faults = new Faults();
    private final Replay replay;
    private final MoveCheck moves;

    private PlanChecker(PlanningRequest request, MigrationPlan plan) {
        this.request = request;
        this.plan = plan;
        facts = new ReplayFacts(request);
        replay = new Replay(facts, request);
        moves = new MoveCheck(request, facts, faults);
    }

    /**
     * Returns the faults of the plan, with the codes of {@link PlanReasons}; empty if the plan is sound.
     *
     * @param request what the plan was made from
     * @param plan the plan
     */
    public static List<Reason> check(PlanningRequest request, MigrationPlan plan) {
        var checker = new PlanChecker(request, plan);
        checker.run();
        return checker.faults.all();
    }

    /**
     * Returns the faults of the plan as {@link #check} does, but for the scores: for a plan from elsewhere, which states none.
     *
     * @param request what the plan was made from
     * @param plan the plan; its scores and its trace are not looked at
     */
    public static List<Reason> checkMoves(PlanningRequest request, MigrationPlan plan) {
        var checker = new PlanChecker(request, plan);
        checker.runMoves();
        return checker.faults.all();
    }

    /** A move that can be replayed, with its position. */
    private record Placed(Move move, At at) {}

    private void run() {
        var score = new ScoreCheck(request, facts, faults);
        score.check(plan.before(), replay, PlanReasons.WRONG_SCORE_BEFORE);
        runMoves();
        score.check(plan.after(), replay, PlanReasons.WRONG_SCORE_AFTER);
    }

    private void runMoves() {
        if (plan.basedOn() != request.cluster().revision()) {
            faults.add(
                    PlanReasons.WRONG_REVISION,
                    PlanReasons.in("basedOn", plan.basedOn()),
                    PlanReasons.in("revision", request.cluster().revision()));
        }
        long count = plan.moves().count();
        if (count > request.limits().maxMoves()) {
            faults.add(
                    PlanReasons.TOO_MANY_MOVES,
                    PlanReasons.in("count", count),
                    PlanReasons.in("limit", request.limits().maxMoves()));
        }
        List<List<Placed>> stages = replayable();
        if (!stages.isEmpty()) {
            replayAll(stages);
        }
    }

    private List<List<Placed>> replayable() {
        var seen = new TreeSet<VmId>();
        var stages = new ArrayList<List<Placed>>();
        for (int s = 0; s < plan.stages().size(); s++) {
            Stage stage = plan.stages().get(s);
            if (stage.moves().isEmpty()) {
                faults.add(PlanReasons.EMPTY_STAGE, PlanReasons.in("stage", s));
            }
            var placed = new ArrayList<Placed>();
            for (int m = 0; m < stage.moves().size(); m++) {
                Move move = stage.moves().get(m);
                var at = new At(s, m);
                if (!seen.add(move.vm())) {
                    faults.add(at, PlanReasons.MOVES_TWICE);
                } else if (moves.isPossible(move, at)) {
                    placed.add(new Placed(move, at));
                }
            }
            stages.add(placed);
        }
        return stages;
    }

    private void replayAll(List<List<Placed>> stages) {
        var stageCheck = new StageCheck(request, facts, replay, faults);
        var goal = new GoalCheck(request, facts, faults);
        var leaving = new LeavingCheck(request, facts, faults);
        boolean repairs = request.mode() == PlanningMode.REPAIR;
        for (List<Placed> stage : stages) {
            List<Move> current = stage.stream().map(Placed::move).toList();
            replay.begin(current);
            for (Placed placed : stage) {
                moves.check(placed.move(), placed.at());
                leaving.check(placed.move(), placed.at());
                stageCheck.check(placed.move(), placed.at(), current);
                if (repairs) {
                    goal.checkDestination(placed.move(), placed.at(), replay);
                }
            }
        }
        replay.end();
        if (repairs) {
            for (List<Placed> stage : stages) {
                for (Placed placed : stage) {
                    boolean spare = goal.checkSource(placed.move(), placed.at(), replay);
                    if (spare && othersHoldWithout(placed, stages)) {
                        faults.add(placed.at(), PlanReasons.NEEDLESS_MOVE);
                    }
                }
            }
        }
    }

    /** A move that its source could do without may still make room, or satisfy a filter, for another one. */
    private boolean othersHoldWithout(Placed left, List<List<Placed>> stages) {
        var broken = new Faults();
        var without = new Replay(facts, request);
        var check = new StageCheck(request, facts, without, broken);
        for (List<Placed> stage : stages) {
            List<Placed> others = stage.stream().filter(p -> !p.equals(left)).toList();
            List<Move> current = others.stream().map(Placed::move).toList();
            without.begin(current);
            others.forEach(placed -> check.check(placed.move(), placed.at(), current));
        }
        return broken.all().isEmpty();
    }
}
