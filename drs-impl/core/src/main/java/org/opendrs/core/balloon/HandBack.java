package org.opendrs.core.balloon;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonHold;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.unit.Bytes;

/**
 * Gives guests back what balloons have taken, as far as the host has it: when the engine ends, nobody will be there to give it
 * later. If not all fits, each guest gets the same part of what it lacks. The sum of what guests hold or may come to hold never
 * rises above what the host has beside its reserve and its promises; the emergency pool is given away too, for nobody is left to use
 * it. Pure; may be called by any thread.
 */
public final class HandBack {
    /** Less is not worth a command; the same bound as {@link DistressSettings#least}. */
    private static final long LEAST = Bytes.mib(16).value();

    private final BalloonRequest request;
    private final boolean all;

    private HandBack(BalloonRequest request, boolean all) {
        this.request = request;
        this.all = all;
    }

    /** Returns growth up to the operator's limits, for guests that may be commanded. */
    public static BalloonPlan spread(BalloonRequest request) {
        return new HandBack(request, false).plan();
    }

    /**
     * Returns growth up to the maximum for every guest whose balloon is ours to move, whether or not anything else is known of it: all
     * but those whose size is fixed, that are being migrated, or whose size somebody else has set.
     */
    public static BalloonPlan release(BalloonRequest request) {
        return new HandBack(request, true).plan();
    }

    private BalloonPlan plan() {
        long free = request.total().value()
                - request.reserve().value()
                - request.promised().value();
        long missing = 0;
        var holds = new ArrayList<BalloonHold>();
        var wanting = new ArrayList<BalloonGuest>();
        for (BalloonGuest guest : request.guests()) {
            free -= committed(guest);
            if (!isOurs(guest)) {
                holds.add(new BalloonHold(
                        guest.vm(),
                        Reason.of(
                                BalloonReasons.SCOPE_PREFIX + guest.scope(),
                                new Input("committed", committed(guest)))));
            } else if (missing(guest) > 0) {
                missing += missing(guest);
                wanting.add(guest);
            }
        }
        return share(wanting, Math.max(0, free), missing, holds);
    }

    private BalloonPlan share(List<BalloonGuest> wanting, long free, long missing, List<BalloonHold> holds) {
        var targets = new ArrayList<BalloonTarget>();
        double part = missing <= free ? 1 : (double) free / missing;
        long left = free;
        for (BalloonGuest guest : wanting) {
            long committed = committed(guest);
            long gain = Math.min(left, (long) (missing(guest) * part));
            if (gain >= Math.min(LEAST, missing(guest))) {
                left -= gain;
                targets.add(new BalloonTarget(
                        guest.vm(),
                        guest.memory().actual(),
                        Bytes.bytes(committed + gain),
                        Reason.of(
                                BalloonReasons.HANDED_BACK,
                                new Input("current", guest.memory().actual().value()),
                                new Input("committed", committed),
                                new Input("goal", goal(guest)),
                                new Input("free", free),
                                new Input("missing", missing))));
            }
        }
        var outcome = Reason.of(
                BalloonReasons.HANDED_BACK,
                new Input("free", free),
                new Input("missing", missing),
                new Input("granted", free - left));
        return new BalloonPlan(request.host(), outcome, Bytes.bytes(Math.max(0, missing - free)), targets, holds);
    }

    private boolean isOurs(BalloonGuest guest) {
        if (guest.memory().actual().isZero()) {
            return false;
        }
        return switch (guest.scope()) {
            case MANAGED -> true;
            case BOOTING, PAUSED, NO_DATA, UNCOOPERATIVE, BUSY -> all;
            case MIGRATING, FIXED, FOREIGN -> false;
        };
    }

    /**
     * What the guest holds or may come to hold. A guest of which too little is known counts with its maximum while it stays, but
     * with what it holds if it is given its maximum anyway.
     */
    private long committed(BalloonGuest guest) {
        boolean known = all
                && guest.scope() == GuestScope.BOOTING
                && !guest.memory().actual().isZero();
        return known
                ? guest.history().committed(guest.memory().actual()).value()
                : guest.committed().value();
    }

    private long missing(BalloonGuest guest) {
        return goal(guest) - committed(guest);
    }

    private long goal(BalloonGuest guest) {
        long maximum = guest.memory().maximum().value();
        return all ? maximum : Math.min(maximum, guest.allocation().limit().value());
    }
}
