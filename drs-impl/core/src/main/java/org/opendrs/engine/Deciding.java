package org.opendrs.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.PlanningDecision;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.InventoryView;

/**
 * What one turn decides: sizes and moves. Both follow from what was seen, neither from the other, so that a worker may plan while others
 * see to the sizes. Confined to the mailbox.
 */
final class Deciding {
    private final BalloonStage balloons;
    private final Optional<PlanningStage> planning;

    Deciding(BalloonStage balloons, Optional<PlanningStage> planning) {
        this.balloons = balloons;
        this.planning = planning;
    }

    /** Returns a decision on the sizes of each host that was seen, and one on moves if there is a hotspot to relieve. */
    Decisions decide(ClusterSnapshot snapshot, List<Hotspot> hotspots, InventoryView inventory, long nowNanos) {
        if (planning.isEmpty() || hotspots.isEmpty()) {
            return new Decisions(balloons.decide(snapshot.hosts(), inventory, nowNanos, () -> {}), Optional.empty());
        }
        var planner = planning.get();
        var question = new Question(planner, planner.request(snapshot, hotspots, inventory, nowNanos));
        var sizes = balloons.decide(snapshot.hosts(), inventory, nowNanos, question);
        return new Decisions(sizes, Optional.ofNullable(question.answer));
    }

    /**
     * What was decided.
     *
     * @param balloons sizes, host by host
     * @param planning moves; empty if nobody had to be asked
     */
    record Decisions(List<BalloonDecision> balloons, Optional<PlanningDecision> planning) {}

    /** A question to the planner, put by whichever worker comes first. */
    private static final class Question implements Runnable {
        private final PlanningStage planner;
        private final PlanningRequest request;
        private @Nullable PlanningDecision answer;

        Question(PlanningStage planner, PlanningRequest request) {
            this.planner = planner;
            this.request = request;
        }

        @Override
        public void run() {
            answer = planner.decide(request);
        }
    }
}
