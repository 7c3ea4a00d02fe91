package org.opendrs.core.plan;

import static org.opendrs.core.plan.PlanFixtures.move;
import static org.opendrs.core.plan.PlanFixtures.request;

import java.util.List;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.migration.Stage;

/** Plans as the planner would state them, and the faults that the checker finds in them. */
final class CheckedPlans {
    private CheckedPlans() {}

    /** Returns a plan with honest scores. */
    static MigrationPlan plan(PlanningRequest request, Stage... stages) {
        ClusterIndex index = new ClusterIndex(request.cluster());
        var placement = new Placement(index, new Transfers(index, request.inFlight()));
        double full = request.limits().destinationLevel();
        Score before = placement.score(full);
        for (Stage stage : stages) {
            for (Move move : stage.moves()) {
                int vm = index.numberOf(move.vm());
                int to = index.numberOf(move.to());
                if (vm >= 0 && to >= 0 && placement.stageOf(vm) == 0 && index.home(vm) != to) {
                    placement.move(vm, to, 1);
                }
            }
        }
        return new MigrationPlan(
                request.cluster().revision(),
                List.of(stages),
                before,
                placement.score(full),
                DecisionTrace.of(Reason.of("TEST")));
    }

    static Stage stage(Move... moves) {
        return new Stage(List.of(moves));
    }

    static List<String> faults(PlanningRequest request, MigrationPlan plan) {
        return PlanChecker.check(request, plan).stream().map(Reason::code).toList();
    }

    static List<String> faults(PlanningRequest request, Stage... stages) {
        return faults(request, plan(request, stages));
    }
}
