package org.opendrs.core.monitor;

import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.spi.InventoryView;

/**
 * What is remembered of one host from sample to sample: the last counters, what was learnt from them, and the last
 * snapshot. Immutable; a track may be used more than once, for instance to replay.
 */
public final class HostTrack {
    private final HostId host;
    private final Optional<LastSample> last;

    private HostTrack(HostId host, Optional<LastSample> last) {
        this.host = host;
        this.last = last;
    }

    /** Returns the track of a host that was never sampled. */
    public static HostTrack empty(HostId host) {
        return new HostTrack(host, Optional.empty());
    }

    static HostTrack of(LastSample last) {
        return new HostTrack(last.sample().host(), Optional.of(last));
    }

    /** Returns the host. */
    public HostId host() {
        return host;
    }

    Optional<LastSample> last() {
        return last;
    }

    /**
     * One sample and what it was decoded to.
     *
     * @param sample the raw counters
     * @param observedAtNanos the monotonic clock when it was decoded; the snapshot's ages count to there
     * @param nonVmUse memory used by others than VMs
     * @param vms one entry for each VM of the sample, in the same order
     * @param inventory what allocations were read from
     * @param snapshot the result
     */
    record LastSample(
            HostSample sample,
            long observedAtNanos,
            NonVmUse nonVmUse,
            List<VmTrack> vms,
            InventoryView inventory,
            HostSnapshot snapshot) {}
}
