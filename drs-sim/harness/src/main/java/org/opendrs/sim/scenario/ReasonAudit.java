package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;

/**
 * Judges whether a turn is <em>with reason</em>: whether every recorded reason, evaluated again from its code and inputs alone,
 * leads to the recorded decision.
 */
final class ReasonAudit {
    /** Returns the first thing that does not follow; empty if the turn is with reason. */
    Optional<String> objection(TurnReport report) {
        for (BalloonDecision decision : report.balloons()) {
            var objection = BalloonAudit.objection(decision);
            if (objection.isPresent()) {
                return at(report, objection.get());
            }
        }
        var planning = report.planning().flatMap(PlanAudit::objection);
        if (planning.isPresent()) {
            return at(report, planning.get());
        }
        return OutcomeAudit.holds(report)
                ? Optional.empty()
                : at(report, "the record does not bear out " + report.outcome());
    }

    private static Optional<String> at(TurnReport report, String what) {
        return Optional.of(report.kind() + " " + report.number() + ": " + what);
    }
}
