package org.opendrs.engine;

import org.opendrs.event.DrsEvent;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * Something that a sample taught of a guest and that others should hear of.
 *
 * @param host the guest's host
 * @param vm the guest
 * @param reason what was found
 * @param kind makes an event of it
 */
record GuestFinding(HostId host, VmId vm, Reason reason, Kind kind) {
    /** Returns the event of the turn that tells it. */
    DrsEvent event(long turn) {
        return kind.event(turn, host, vm, reason);
    }

    /** Makes events. */
    @FunctionalInterface
    interface Kind {
        /** Returns an event with these components. */
        DrsEvent event(long turn, HostId host, VmId vm, Reason reason);
    }
}
