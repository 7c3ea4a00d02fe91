package org.opendrs.sim.cli;

import java.util.List;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.core.balloon.HandBack;
import org.opendrs.unit.Bytes;

/**
 * What every guest of a host is to get back.
 *
 * @param request the host and its guests
 * @param plan what each guest gets, and which are left alone
 * @param room memory that the guests may get together
 * @param reserve what the host keeps beside that, by the settings that an engine has by default
 */
record ReleasePlan(BalloonRequest request, BalloonPlan plan, Bytes room, Bytes reserve) {
    /**
     * Returns growth up to the maximum, as far as the host has memory: by the ledger of what is reserved and what guests hold or may
     * come to hold, and by what is really available now, of which the emergency pool stays. So no host swaps for it, whatever else
     * runs there.
     */
    static ReleasePlan of(BalloonRequest request, Bytes available) {
        long spare = available.minusOrZero(request.pool()).value();
        long held = 0;
        for (BalloonGuest guest : request.guests()) {
            held += guest.history().committed(guest.memory().actual()).value();
        }
        // The ledger's room is total - reserve - promises - held; a reserve that is this much larger leaves only what
        // is spare.
        long most = Math.max(0, request.total().value() - request.promised().value() - held - spare);
        var bounded = new BalloonRequest(
                request.host(),
                request.total(),
                request.reserve().max(Bytes.bytes(most)),
                request.pool(),
                request.guests(),
                request.promises(),
                request.pressure(),
                request.nowNanos());
        BalloonPlan plan = HandBack.release(bounded);
        return new ReleasePlan(bounded, plan, Bytes.bytes(plan.outcome().input("free")), request.reserve());
    }

    List<BalloonTarget> targets() {
        return plan.targets();
    }
}
