package org.opendrs.engine;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.control.PlanningDecision;
import org.opendrs.core.plan.PlanChecker;
import org.opendrs.core.plan.PlanExplainer;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningMode;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.InventoryView;

/** Asks the planner, and the checker about what the planner says. Decides nothing by itself. Confined to the mailbox. */
final class PlanningStage {
    /** (VM, host) pairs that may be looked at in one turn: well below a second even with a thousand hosts. */
    private static final long BUDGET = 100_000;

    private static final Score UNRATED = new Score(0, 0, 0);

    private final MigrationPlanner planner;
    private final List<PlacementFilter> filters;
    private final PlanningLimits limits;
    private final InFlightMoves moves;
    private final long seed;

    PlanningStage(
            MigrationPlanner planner,
            List<PlacementFilter> filters,
            PlanningLimits limits,
            InFlightMoves moves,
            long seed) {
        this.planner = planner;
        this.filters = filters;
        this.limits = limits;
        this.moves = moves;
        this.seed = seed;
    }

    /** Returns the planner's decision, with what the checker has against it. May be called by any thread. */
    PlanningDecision decide(PlanningRequest request) {
        MigrationPlan plan = planner.plan(request);
        return new PlanningDecision(request, plan, PlanChecker.check(request, plan));
    }

    /** Returns what the planner is asked. The seed differs from turn to turn, so that an unlucky draw does not last. */
    PlanningRequest request(ClusterSnapshot snapshot, List<Hotspot> hotspots, InventoryView inventory, long nowNanos) {
        return PlanningRequest.builder(snapshot)
                .hotspots(hotspots)
                .mode(PlanningMode.REPAIR)
                .rules(inventory.rules())
                .filters(filters)
                .limits(limits)
                .history(moves.history())
                .inFlight(moves.inFlight())
                .immovable(immovable(inventory))
                .budget(BUDGET)
                .seed(seed + snapshot.revision())
                .now(nowNanos)
                .build();
    }

    /**
     * Returns what speaks against one move by now. Moves between the same two hosts that have not started do not count as in flight:
     * they are what is asked about, or its companions.
     */
    List<Reason> objections(Move move, PlanningRequest now) {
        var others = now.inFlight().stream()
                .filter(other -> other.copying()
                        || !other.move().from().equals(move.from())
                        || !other.move().to().equals(move.to()))
                .toList();
        var alone = PlanningRequest.builder(now.cluster())
                .hotspots(now.hotspots())
                .rules(now.rules())
                .filters(now.filters())
                .limits(now.limits())
                .history(now.history())
                .inFlight(others)
                .immovable(now.immovable())
                .now(now.nowNanos())
                .build();
        var nothing = new MigrationPlan(
                now.cluster().revision(),
                List.of(),
                UNRATED,
                UNRATED,
                DecisionTrace.of(Reason.of(EngineReasons.ROOM_MADE)));
        return PlanExplainer.why(alone, nothing, move.vm(), move.to()).refusals();
    }

    /** VMs with a level of their own below ADVISE: a proposal that may not even be made to the operator is none. */
    private static SortedSet<VmId> immovable(InventoryView inventory) {
        var vms = new TreeSet<>(inventory.foreignOperations());
        inventory.vms().forEach((vm, policy) -> {
            if (policy.automation() == Automation.OBSERVE) {
                vms.add(vm);
            }
        });
        return vms;
    }
}
