package org.opendrs.migration;

import org.opendrs.model.ClusterSnapshot;

/**
 * A rule on where VMs may run. Must be pure: the same snapshot and view give the same verdict. Any thread may call it, one at a time for
 * each plan.
 */
public interface PlacementFilter {
    /** Returns a short stable name for counts and reasons. */
    String name();

    /** Returns the filter made ready for one snapshot; work that does not depend on a pair belongs here. */
    PreparedFilter prepare(ClusterSnapshot cluster);
}
