package org.opendrs.model;

import java.util.List;

/**
 * Raw counters of one host and its VMs, read together.
 *
 * @param host the host
 * @param takenAtNanos when the counters were read, on the monotonic clock of {@code DrsClock}
 * @param counters the host's own counters
 * @param vms one entry for each VM found, in id order
 */
public record HostSample(HostId host, long takenAtNanos, HostCounters counters, List<VmSample> vms) {
    /** Copies the list and puts it in id order, so that every reader sees one order. */
    public HostSample {
        vms = InIdOrder.copy(vms, VmSample::id);
    }
}
