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
    /** Returns where the VM would be; empty if it is not in the snapshot. */
    Optional<HostId> hostOf(VmId vm);

    /** Returns the VMs that would be on the host, in id order, VMs on their way to it included. */
    List<VmId> vmsOn(HostId host);

    /** Returns the demand that would be on the host, claims of VMs on their way to it included. */
    ResourceVector used(HostId host);
}
