package org.opendrs.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationCost;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.migration.Stage;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * A move as a file or an operator states it, without what follows from the snapshot.
 *
 * @param vm the VM
 * @param from where it is said to run
 * @param to where it shall run
 * @param stage counted from zero
 */
public record StatedMove(VmId vm, HostId from, HostId to, int stage) {
    private static final Score NONE = new Score(Double.NaN, 0, Double.NaN);

    /**
     * Returns the plan that consists of these moves, in their order within each stage, with claim and cost as the snapshot has them. It
     * is to be checked with {@link PlanChecker#checkMoves}: it states no scores. A stage without a move stays one, up to the last that
     * has one.
     *
     * @param request what the plan was made from
     * @param moves the moves
     */
    public static MigrationPlan plan(PlanningRequest request, List<StatedMove> moves) {
        var facts = new ReplayFacts(request);
        Map<Integer, List<Move>> byStage = new TreeMap<>();
        for (StatedMove stated : moves) {
            byStage.computeIfAbsent(stated.stage(), stage -> new ArrayList<>()).add(move(request, facts, stated));
        }
        var stages = new ArrayList<Stage>();
        byStage.forEach((number, own) -> {
            if (number > stages.size()) {
                // One is enough for the checker to say that stages are missing.
                stages.add(new Stage(List.of()));
            }
            stages.add(new Stage(own));
        });
        return new MigrationPlan(
                request.cluster().revision(), stages, NONE, NONE, DecisionTrace.of(Reason.of(PlanReasons.STATED)));
    }

    private static Move move(PlanningRequest request, ReplayFacts facts, StatedMove stated) {
        var claim = facts.home(stated.vm())
                .map(home -> ReplayFacts.needed(home.vm()))
                .orElse(ResourceVector.ZERO);
        var cost = facts.home(stated.vm())
                .map(home -> MigrationCosts.of(home.vm(), request.limits().bandwidth()))
                .orElse(new MigrationCost(Bytes.ZERO, Duration.ZERO));
        return new Move(stated.vm(), stated.from(), stated.to(), claim, cost, Reason.of(PlanReasons.STATED));
    }
}
