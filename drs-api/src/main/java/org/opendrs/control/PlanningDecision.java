package org.opendrs.control;

import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;

/**
 * A planner's question and answer, enough to replay it, and what the independent checker said.
 *
 * @param request what it was asked
 * @param plan what it said
 * @param violations what is wrong with the plan; a plan with any is not carried out
 */
public record PlanningDecision(PlanningRequest request, MigrationPlan plan, List<Reason> violations) {
    /** Copies the list. */
    public PlanningDecision {
        violations = List.copyOf(violations);
    }
}
