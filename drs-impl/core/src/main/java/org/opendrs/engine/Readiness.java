package org.opendrs.engine;

import java.util.List;
import java.util.Optional;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Move;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.InventoryView;

/** Whether a move that was decided turns ago may start now, judged by the newest snapshot. Confined to the mailbox. */
final class Readiness {
    private final BalloonStage balloons;
    private final Optional<PlanningStage> planning;

    Readiness(BalloonStage balloons, Optional<PlanningStage> planning) {
        this.balloons = balloons;
        this.planning = planning;
    }

    /**
     * Returns whether the destination has the memory free that it promised: what its guests hold or may come to hold, and all
     * promises, fit beside the reserve. The emergency pool may be used: the room is filled while the copy runs.
     */
    boolean hasRoom(Move move, ClusterSnapshot snapshot, InventoryView inventory, long nowNanos) {
        return snapshot.host(move.to())
                .map(host -> balloons.request(host, inventory, nowNanos))
                .map(request -> request.committed()
                                .plus(request.promised())
                                .compareTo(request.total().minusOrZero(request.reserve()))
                        <= 0)
                .orElse(false);
    }

    /** Returns what speaks against the move by now; the move itself does not count as in flight. */
    List<Reason> objections(
            Move move, ClusterSnapshot snapshot, List<Hotspot> hotspots, InventoryView inventory, long nowNanos) {
        return planning.map(stage -> stage.objections(move, stage.request(snapshot, hotspots, inventory, nowNanos)))
                .orElse(List.of());
    }
}
