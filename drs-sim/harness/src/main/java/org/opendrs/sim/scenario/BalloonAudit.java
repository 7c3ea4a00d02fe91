package org.opendrs.sim.scenario;

import java.util.Optional;
import java.util.OptionalLong;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.BalloonDecision;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.sim.rival.ThesisReasons;

/**
 * Computes balloon targets again from the codes and inputs of their reasons, by the documented formulas and by nothing of the code
 * that decided.
 */
final class BalloonAudit {
    private static final String CURRENT = "current";
    private static final String CAPACITY = "capacity";
    private static final String COMMITTED = "committed";
    private static final String SHARE = "share";
    private static final String FREE = "free";

    private BalloonAudit() {}

    /** Returns what of the decision does not follow from its reasons; empty if all does. */
    static Optional<String> objection(BalloonDecision decision) {
        for (BalloonTarget target : decision.plan().targets()) {
            OptionalLong again = target(target.reason());
            if (again.isEmpty() || again.getAsLong() != target.target().value()) {
                return Optional.of(
                        target.vm() + " -> " + target.target().value() + " does not follow from " + target.reason());
            }
            if (statesAnotherSize(target)) {
                return Optional.of(target.vm() + " holds " + target.current().value() + ", not as " + target.reason());
            }
            var distress = DistressAudit.objection(decision.request(), target);
            if (distress.isPresent()) {
                return distress;
            }
        }
        return outcomeHolds(decision.request(), decision.plan())
                ? Optional.empty()
                : Optional.of(decision.plan().host() + ": the plan does not bear out "
                        + decision.plan().outcome());
    }

    private static OptionalLong target(Reason reason) {
        return switch (reason.code()) {
            case BalloonReasons.SHRINK_TO_SHARE, BalloonReasons.LEND_HEADROOM ->
                OptionalLong.of(Math.max(
                        Math.max(in(reason, SHARE), in(reason, "floor")),
                        Math.max(
                                in(reason, CURRENT) - in(reason, "maxStep"),
                                in(reason, "held") - in(reason, "needed"))));
            case BalloonReasons.GROW_TO_SHARE ->
                OptionalLong.of(Math.min(Math.min(in(reason, SHARE), in(reason, "demand")), grantable(reason)));
            case BalloonReasons.GIVE_BACK -> OptionalLong.of(Math.min(in(reason, SHARE), grantable(reason)));
            case BalloonReasons.DISTRESS -> OptionalLong.of(Math.min(in(reason, "goal"), grantable(reason)));
            case BalloonReasons.RESCUE -> OptionalLong.of(DistressAudit.rescued(reason));
            case BalloonReasons.STOP_AT_ACTUAL -> OptionalLong.of(in(reason, CURRENT));
            case BalloonReasons.STATIC_SHARE ->
                OptionalLong.of(
                        in(reason, SHARE) < in(reason, CURRENT)
                                ? in(reason, SHARE)
                                : Math.min(in(reason, SHARE), grantable(reason)));
            default -> ThesisReasons.evaluate(reason);
        };
    }

    private static long grantable(Reason reason) {
        return in(reason, COMMITTED) + in(reason, FREE);
    }

    private static long in(Reason reason, String name) {
        return reason.input(name);
    }

    private static boolean statesAnotherSize(BalloonTarget target) {
        for (Input input : target.reason().inputs()) {
            if (input.name().equals(CURRENT)
                    && input.value() != target.current().value()) {
                return true;
            }
        }
        return false;
    }

    private static boolean outcomeHolds(BalloonRequest request, BalloonPlan plan) {
        Reason outcome = plan.outcome();
        boolean empty = plan.targets().isEmpty();
        return switch (outcome.code()) {
            case BalloonReasons.IN_BALANCE, BalloonReasons.AT_SHARES, BalloonReasons.STATIC_SET ->
                empty
                        && in(outcome, CAPACITY) == request.capacity().value()
                        && in(outcome, COMMITTED) == request.committed().value();
            case BalloonReasons.NO_BALLOONING, BalloonReasons.NO_DISTRESS, BalloonReasons.NO_RELIEF -> empty;
            case BalloonReasons.SHARED_OUT, BalloonReasons.RELIEVED -> !empty;
            case BalloonReasons.SETTLING ->
                in(outcome, COMMITTED) > request.capacity().value() + in(outcome, "pool");
            case BalloonReasons.OVERCOMMITTED -> in(outcome, "reservations") > in(outcome, CAPACITY);
            default -> thesisOutcomeHolds(outcome, empty);
        };
    }

    private static boolean thesisOutcomeHolds(Reason outcome, boolean empty) {
        return switch (outcome.code()) {
            case ThesisReasons.QUIET -> empty && in(outcome, "needs") == 0;
            case ThesisReasons.SOFT -> wanted(outcome) <= in(outcome, "softIdle");
            case ThesisReasons.HARD -> wanted(outcome) > in(outcome, "softIdle") && unmet(outcome) <= idle(outcome);
            case ThesisReasons.OVERLOAD -> unmet(outcome) > idle(outcome);
            default -> false;
        };
    }

    private static long wanted(Reason outcome) {
        return unmet(outcome) + in(outcome, "hostNeed");
    }

    private static long unmet(Reason outcome) {
        return Math.max(0, in(outcome, "needs") - in(outcome, "spare"));
    }

    private static long idle(Reason outcome) {
        return in(outcome, "softIdle") + in(outcome, "hardIdle");
    }
}
