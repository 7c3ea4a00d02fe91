package org.opendrs.migration;

import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/** A filter made ready for one snapshot. */
@FunctionalInterface
public interface PreparedFilter {
    /** Returns whether the VM may move to the host in the given placement, in which it is not yet there. */
    Verdict test(VmSnapshot vm, HostSnapshot to, PlacementView placement);
}
