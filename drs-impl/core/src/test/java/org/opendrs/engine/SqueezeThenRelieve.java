package org.opendrs.engine;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Reason;
import org.opendrs.unit.Bytes;

/** Takes 1 GiB from every guest in turns, and gives a little back in ticks. */
final class SqueezeThenRelieve implements BalloonPolicy {
    @Override
    public BalloonPlan decide(BalloonRequest request) {
        return sized(request, Bytes.gib(2), true);
    }

    @Override
    public BalloonPlan relieve(BalloonRequest request) {
        return sized(request, Bytes.mib(2100), false);
    }

    private static BalloonPlan sized(BalloonRequest request, Bytes size, boolean shrink) {
        var targets = new ArrayList<BalloonTarget>();
        for (BalloonGuest guest : request.guests()) {
            Bytes actual = guest.memory().actual();
            boolean wanted = shrink ? actual.compareTo(size) > 0 : actual.compareTo(size) < 0;
            if (guest.scope() == GuestScope.MANAGED && wanted) {
                targets.add(new BalloonTarget(guest.vm(), actual, size, Reason.of("TEST")));
            }
        }
        return new BalloonPlan(request.host(), Reason.of("TEST"), Bytes.ZERO, targets, List.of());
    }
}
