package org.opendrs.core.plan;

import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;

/** Computes a placement's score again and compares it with the one that a plan states. */
final class ScoreCheck {
    /** Sums of doubles may differ by their order; a wrong move changes more. */
    private static final double TOLERANCE = 1e-9;

    private static final double SMALL_TERM = 0.05;
    private static final double MILLIONTHS = 1e6;

    private final ReplayFacts facts;
    private final double fullLevel;
    private final Faults faults;

    ScoreCheck(PlanningRequest request, ReplayFacts facts, Faults faults) {
        this.facts = facts;
        this.faults = faults;
        fullLevel = request.limits().destinationLevel();
    }

    /** Compares with the placement as the replay has it now. */
    void check(Score stated, Replay replay, String code) {
        double objective = 0;
        double highest = 0;
        int hot = 0;
        for (HostSnapshot host : facts.hosts()) {
            ResourceVector used = replay.usedInTheEnd(host);
            ResourceVector allocatable = host.allocatable();
            double dominant = 0;
            double squares = 0;
            for (Resource resource : facts.resources()) {
                double ratio = ratio(used.amount(resource), allocatable.amount(resource));
                dominant = Math.max(dominant, ratio);
                squares += ratio * ratio;
            }
            objective += dominant * dominant + SMALL_TERM * squares;
            highest = Math.max(highest, dominant);
            hot += dominant > fullLevel ? 1 : 0;
        }
        if (differs(objective, stated.objective())
                || differs(highest, stated.maxUtilisation())
                || hot != stated.hotHosts()) {
            faults.add(
                    code,
                    PlanReasons.in("stated", Math.round(stated.objective() * MILLIONTHS)),
                    PlanReasons.in("actual", Math.round(objective * MILLIONTHS)));
        }
    }

    private static double ratio(long used, long allocatable) {
        if (allocatable == 0) {
            return used == 0 ? 0 : 1;
        }
        return used / (double) allocatable;
    }

    /** Written so that a stated score that is no number differs from every other. */
    private static boolean differs(double a, double b) {
        return !(Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a)));
    }
}
