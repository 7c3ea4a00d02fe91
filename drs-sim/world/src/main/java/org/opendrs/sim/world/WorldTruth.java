package org.opendrs.sim.world;

import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * What is really so in the world, for probes and invariants. All views are live and read-only, and make no copies: looking at
 * every VM after every step is cheap.
 */
public interface WorldTruth {
    /** Returns all hosts, also those that are down, in id order. */
    List<? extends HostTruth> hosts();

    /** Returns a host, or empty if there is none of this id. */
    Optional<HostTruth> host(HostId host);

    /** Returns a VM, or empty if it does not run anywhere. */
    Optional<VmTruth> vm(VmId vm);
}
