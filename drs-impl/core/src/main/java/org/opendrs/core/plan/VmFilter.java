package org.opendrs.core.plan;

import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/** A rule on which VMs may leave their host, wherever to. */
interface VmFilter {
    /** Returns a short stable name for counts. */
    String name();

    /** Returns whether the VM may leave. */
    Verdict test(VmSnapshot vm, HostSnapshot from);
}
