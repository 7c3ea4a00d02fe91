package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.explain.Reason;

/** Leaves every guest as it is. */
final class NoBallooning implements BalloonPolicy {
    private static final Reason REASON = Reason.of(BalloonReasons.NO_BALLOONING);

    @Override
    public BalloonPlan decide(BalloonRequest request) {
        return BalloonPlan.nothing(request.host(), REASON);
    }
}
