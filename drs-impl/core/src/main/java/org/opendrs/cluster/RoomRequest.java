package org.opendrs.cluster;

import java.time.Duration;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;

/**
 * Asks a destination for room for one VM.
 *
 * @param vm the VM that shall come
 * @param destination where to
 * @param claim what it will need there
 * @param room what the destination can give to all arriving VMs together, those included whose grants are listed already
 * @param incomingLimit grants that the destination may have at once, one or more
 * @param validFor time from the request on for which the grant holds; it must cover the whole migration
 */
public record RoomRequest(
        VmId vm, HostId destination, ResourceVector claim, ResourceVector room, int incomingLimit, Duration validFor) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the limit or the time is not positive
     */
    public RoomRequest {
        if (incomingLimit < 1) {
            throw new IllegalArgumentException("incomingLimit must be >= 1, got " + incomingLimit);
        }
        if (validFor.isZero() || validFor.isNegative()) {
            throw new IllegalArgumentException("validFor must be > 0, got " + validFor);
        }
    }
}
