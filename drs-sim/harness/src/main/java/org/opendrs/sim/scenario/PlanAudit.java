package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.control.PlanningDecision;
import org.opendrs.core.plan.PlanChecker;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;

/** Checks a migration plan against its reasons and against the independent checker. */
final class PlanAudit {
    private PlanAudit() {}

    /** Returns what of the decision does not follow from its reasons; empty if all does. */
    static Optional<String> objection(PlanningDecision decision) {
        MigrationPlan plan = decision.plan();
        var faults = PlanChecker.check(decision.request(), plan);
        if (!faults.equals(decision.violations())) {
            return Optional.of("the checker says " + faults + ", the record " + decision.violations());
        }
        for (Move move : plan.moves().toList()) {
            if (!relieves(move.reason())) {
                return Optional.of(move.vm() + " moves without need: " + move.reason());
            }
        }
        return outcomeHolds(decision)
                ? Optional.empty()
                : Optional.of("the plan does not bear out " + plan.trace().outcome());
    }

    /** A move is needed if its host is above the level that it should come down to, and helps if it takes something away. */
    private static boolean relieves(Reason reason) {
        return reason.code().startsWith(PlanReasons.RELIEVES)
                && reason.input("used") > reason.input("target")
                && reason.input("relief") > 0;
    }

    private static boolean outcomeHolds(PlanningDecision decision) {
        MigrationPlan plan = decision.plan();
        Reason outcome = plan.trace().outcome();
        long hosts = decision.request().hotspots().stream()
                .map(hotspot -> hotspot.host())
                .distinct()
                .count();
        long moves = plan.moves().count();
        return switch (outcome.code()) {
            case PlanReasons.NO_HOTSPOT -> hosts == 0 && moves == 0;
            case PlanReasons.STUCK -> moves == 0 && outcome.input("hosts") == hosts;
            case PlanReasons.RELIEVED, PlanReasons.PARTLY_RELIEVED ->
                outcome.input("hosts") == hosts && outcome.input("moves") == moves;
            default -> false;
        };
    }
}
