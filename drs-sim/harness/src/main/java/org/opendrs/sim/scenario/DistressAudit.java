package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.explain.Reason;

/**
 * Computes the goal of a guest in distress again from the other inputs of the reason, by the documented formula, and holds those
 * inputs that the request knows as well against the request.
 */
final class DistressAudit {
    private DistressAudit() {}

    /** Returns what does not follow or differs from the request; empty if all fits or the guest was not in distress. */
    static Optional<String> objection(BalloonRequest request, BalloonTarget target) {
        Reason reason = target.reason();
        if (!reason.code().equals(BalloonReasons.DISTRESS)) {
            return Optional.empty();
        }
        if (reason.input("goal") != goal(reason)) {
            return Optional.of(target.vm() + ": goal " + reason.input("goal") + " bytes is not the " + goal(reason)
                    + " bytes that follow from " + reason);
        }
        var guest = request.guests().stream()
                .filter(g -> g.vm().equals(target.vm()))
                .findFirst();
        boolean fits = guest.isPresent() && fits(reason, guest.get());
        return fits ? Optional.empty() : Optional.of(target.vm() + " is not the guest of the request that " + reason);
    }

    private static long goal(Reason reason) {
        long held = reason.input("held");
        long share = reason.input("share");
        long room = reason.input("usable") + held - reason.input("current");
        long missing = reason.input("ease") - room;
        long eased = held + Math.max(missing, reason.input("step"));
        long bounded = Math.min(Math.min(eased, reason.input("limit")), share);
        long deserved = Math.min(share, reason.input("demand"));
        return Math.max(held, Math.max(bounded, deserved));
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
