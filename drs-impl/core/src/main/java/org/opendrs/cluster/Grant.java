package org.opendrs.cluster;

import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.spi.FencingToken;

/**
 * A destination's promise to keep room for a VM that is about to arrive.
 *
 * @param vm the VM
 * @param destination the host that keeps the room
 * @param claim the room
 * @param token store revision of the grant: proof for the executor of the migration
 * @param deadlineNanos when the promise ends, on this engine's monotonic clock; for grants of other engines no earlier than they
 *     themselves believe
 */
public record Grant(VmId vm, HostId destination, ResourceVector claim, FencingToken token, long deadlineNanos) {
    /** Returns whether the promise still holds at this instant of the monotonic clock. */
    public boolean holdsAt(long nowNanos) {
        return nowNanos - deadlineNanos < 0;
    }
}
