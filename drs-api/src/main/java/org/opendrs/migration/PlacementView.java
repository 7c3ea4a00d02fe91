package org.opendrs.migration;

import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;

/**
 * The placement as it would be at one step of a plan. Filters judge this, never the snapshot: that is how other balancers break
 * their own rules.
 */
public interface PlacementView {
    /** Returns where the VM would be, for a VM on its way its destination; empty if it is not in the snapshot. */
    Optional<HostId> hostOf(VmId vm);

    /**
     * Returns the VMs that would be on the host, in id order, VMs on their way to it and VMs that are only just leaving it
     * included: a migration occupies both of its ends until it has ended.
     */
    List<VmId> vmsOn(HostId host);

    /**
     * Returns what would be taken of the host: for a VM that runs there its demand, of memory at least what ballooning may not
     * take from it; for a VM on its way there its claim. A VM that is only just leaving counts as well.
     */
    ResourceVector used(HostId host);
}
