package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.explain.Reason;

/**
 * Computes the target of a rescued guest again from the other inputs of the reason, by the documented formula, and holds those inputs
 * that the request knows as well against the request.
 */
final class RescueAudit {
    private RescueAudit() {}

    /** Returns the target that follows from a reason {@link BalloonReasons#RESCUE}, in bytes. */
    static long target(Reason reason) {
        long first = reason.input("first");
        long most = Math.max(reason.input("committed"), first) + reason.input("left");
        return Math.max(first, Math.min(goal(reason), most));
    }

    /** Returns what differs from the request; empty if all fits or the guest was not rescued. */
    static Optional<String> objection(BalloonRequest request, BalloonTarget target) {
        Reason reason = target.reason();
        if (!reason.code().equals(BalloonReasons.RESCUE)) {
            return Optional.empty();
        }
        long held = reason.input("held");
        long first = reason.input("first");
        if (first < held || first > Math.max(held, Math.min(goal(reason), reason.input("fair")))) {
            return Optional.of(target.vm() + ": what it was given first does not follow from " + reason);
        }
        boolean fits = request.guests().stream()
                .filter(guest -> guest.vm().equals(target.vm()))
                .anyMatch(guest -> fits(reason, guest));
        return fits ? Optional.empty() : Optional.of(target.vm() + " is not the guest of the request that " + reason);
    }

    private static long goal(Reason reason) {
        long held = reason.input("held");
        long room = reason.input("usable") + held - reason.input("current");
        long missing = reason.input("ease") - room;
        return Math.min(reason.input("limit"), held + Math.max(missing, reason.input("step")));
    }

    private static boolean fits(Reason reason, BalloonGuest guest) {
        long limit = Math.min(
                guest.memory().maximum().value(), guest.allocation().limit().value());
        boolean mayLoseProcesses = !guest.facts().swap()
                && !guest.facts().autodeflate()
                && !guest.history().swapSeen();
        long held = reason.input("held");
        return mayLoseProcesses
                && reason.input("usable") == guest.memory().usable().value()
                && reason.input("committed") == guest.committed().value()
                && reason.input("limit") == limit
                && held >= guest.memory().actual().value()
                && held <= guest.committed().value();
    }
}
