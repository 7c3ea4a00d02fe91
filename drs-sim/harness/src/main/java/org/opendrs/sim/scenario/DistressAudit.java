package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.explain.Reason;

/**
 * Computes the goal of a guest in distress, or the target of a rescued one, again from the other inputs of the reason, by the
 * documented formula, and holds those inputs that the request knows as well against the request.
 */
final class DistressAudit {
    private DistressAudit() {}

    /** Returns the target that follows from a reason {@link BalloonReasons#RESCUE}, in bytes. */
    static long rescued(Reason reason) {
        long first = reason.input("first");
        long most = Math.max(reason.input("committed"), first) + reason.input("left");
        return Math.max(first, Math.min(atEase(reason), most));
    }

    /** Returns what does not follow or differs from the request; empty if all fits or the guest grew for another reason. */
    static Optional<String> objection(BalloonRequest request, BalloonTarget target) {
        Reason reason = target.reason();
        boolean rescue = reason.code().equals(BalloonReasons.RESCUE);
        if (!rescue && !reason.code().equals(BalloonReasons.DISTRESS)) {
            return Optional.empty();
        }
        if (rescue && !isFirstFair(reason)) {
            return Optional.of(target.vm() + ": what it was given first does not follow from " + reason);
        }
        if (!rescue && reason.input("goal") != goal(reason)) {
            return Optional.of(target.vm() + ": goal " + reason.input("goal") + " bytes is not the " + goal(reason)
                    + " bytes that follow from " + reason);
        }
        boolean fits = request.guests().stream()
                .filter(guest -> guest.vm().equals(target.vm()))
                .anyMatch(guest -> fits(reason, guest) && (!rescue || mayLoseProcesses(guest)));
        return fits ? Optional.empty() : Optional.of(target.vm() + " is not the guest of the request that " + reason);
    }

    private static boolean isFirstFair(Reason reason) {
        long held = reason.input("held");
        long most = Math.max(held, Math.min(atEase(reason), reason.input("fair")));
        return reason.input("first") >= held && reason.input("first") <= most;
    }

    private static long goal(Reason reason) {
        long share = reason.input("share");
        long deserved = Math.min(share, reason.input("demand"));
        return Math.max(reason.input("held"), Math.max(Math.min(atEase(reason), share), deserved));
    }

    private static long atEase(Reason reason) {
        long held = reason.input("held");
        long room = reason.input("usable") + held - reason.input("current");
        long missing = reason.input("ease") - room;
        return Math.min(reason.input("limit"), held + Math.max(missing, reason.input("step")));
    }

    private static boolean mayLoseProcesses(BalloonGuest guest) {
        return !guest.facts().swap()
                && !guest.facts().autodeflate()
                && !guest.history().swapSeen();
    }

    private static boolean fits(Reason reason, BalloonGuest guest) {
        long limit = Math.min(
                guest.memory().maximum().value(), guest.allocation().limit().value());
        long held = reason.input("held");
        return reason.input("usable") == guest.memory().usable().value()
                && reason.input("committed") == guest.committed().value()
                && reason.input("limit") == limit
                && held >= guest.memory().actual().value()
                && held <= guest.committed().value();
    }
}
