package org.opendrs.balloon;

import org.opendrs.explain.Reason;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * A new size for one guest.
 *
 * @param vm the guest
 * @param current what it holds now
 * @param target what it should hold
 * @param reason why, with the inputs from which the target follows
 */
public record BalloonTarget(VmId vm, Bytes current, Bytes target, Reason reason) {
    /** Returns whether memory is taken from the guest. */
    public boolean shrinks() {
        return target.compareTo(current) < 0;
    }
}
