package org.opendrs.sim.junit;

import java.time.Duration;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * A migration that arrived.
 *
 * @param vm the VM
 * @param from the host that it left
 * @param to the host that it runs on since
 * @param at virtual time of the arrival, from the start of the cluster
 */
public record PastMigration(VmId vm, HostId from, HostId to, Duration at) {
    @Override
    public String toString() {
        return vm + " " + from + " -> " + to + " at " + at;
    }
}
