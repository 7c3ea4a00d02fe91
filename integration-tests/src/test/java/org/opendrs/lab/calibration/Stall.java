package org.opendrs.lab.calibration;

import java.util.List;
import org.opendrs.lab.calibration.Curve.Moment;
import org.opendrs.unit.Bytes;

/**
 * Where a balloon stopped although it was asked for more.
 *
 * @param happened whether it did
 * @param size that the guest held there, or at last if it did not
 */
public record Stall(boolean happened, Bytes size) {
    /** The driver tries again every 200 ms; one that has stood still for longer than two tries has stalled. */
    private static final double STANDING_SECONDS = 0.5;

    /** The driver finds a page now and then while it stands. */
    private static final Bytes CREEP = Bytes.mib(4);

    /** Looks for a stall at the end of a curve, on the way to this size. */
    public static Stall in(Curve curve, Bytes target) {
        List<Moment> moments = curve.moments();
        Moment last = moments.get(moments.size() - 1);
        boolean stood = moments.stream()
                .filter(moment -> last.seconds() - moment.seconds() <= STANDING_SECONDS)
                .allMatch(moment -> moment.size().minusOrZero(last.size()).compareTo(CREEP) <= 0);
        return new Stall(stood && !last.size().equals(target), last.size());
    }
}
