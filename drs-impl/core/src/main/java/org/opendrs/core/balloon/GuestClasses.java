package org.opendrs.core.balloon;

import org.opendrs.balloon.GuestHistory;
import org.opendrs.model.GuestClass;

/** Learns how a guest answers to its balloon. Pure. */
public final class GuestClasses {
    /**
     * Samples in a row without progress after which a shrink counts as stalled: 6 s at a tick of 2 s. Hypervisors
     * refresh the balloon size once a second, and the slowest measured balloon moves 118 MB in that time.
     */
    public static final int STALLED_AFTER = 3;

    /**
     * The same after which the guest counts as having no working driver: two shrinks in a row that changed nothing at
     * all.
     */
    public static final int UNCOOPERATIVE_AFTER = 2 * STALLED_AFTER;

    private GuestClasses() {}

    /** Returns the class that follows from what the guest did. Any change of its size makes it cooperative again. */
    public static GuestClass of(GuestHistory history) {
        if (history.stalledSamples() >= UNCOOPERATIVE_AFTER) {
            return GuestClass.UNCOOPERATIVE;
        }
        return history.stalledSamples() >= STALLED_AFTER ? GuestClass.STALLED : GuestClass.COOPERATIVE;
    }
}
