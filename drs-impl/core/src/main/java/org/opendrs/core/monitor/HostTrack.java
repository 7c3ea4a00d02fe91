package org.opendrs.core.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.spi.InventoryView;

/**
 * What is remembered of one host from sample to sample: the last counters, what was learnt from them, and the last
 * snapshot. Immutable; a track may be used more than once, for instance to replay.
 *
 * @param host the host
 * @param last its last sample; empty if it was never sampled
 */
public record HostTrack(HostId host, Optional<LastSample> last) {
    /** Returns the track of a host that was never sampled. */
    public static HostTrack empty(HostId host) {
        return new HostTrack(host, Optional.empty());
    }

    static HostTrack of(LastSample last) {
        return new HostTrack(last.sample().host(), Optional.of(last));
    }

    /** Returns the same on a clock that shows {@code nanos} more at the same instants. */
    public HostTrack shifted(long nanos) {
        return new HostTrack(host, last.map(sample -> sample.shifted(nanos)));
    }

    /** Returns the same without the inventory, which is read anew; for keeping. */
    public HostTrack withoutInventory() {
        return new HostTrack(host, last.map(LastSample::withoutInventory));
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
    public record LastSample(
            HostSample sample,
            long observedAtNanos,
            NonVmUse nonVmUse,
            List<VmTrack> vms,
            InventoryView inventory,
            HostSnapshot snapshot) {
        /** Copies the list. */
        public LastSample {
            vms = List.copyOf(vms);
        }

        LastSample shifted(long nanos) {
            var moved = new HostSample(sample.host(), sample.takenAtNanos() + nanos, sample.counters(), sample.vms());
            var tracks = new ArrayList<VmTrack>(vms.size());
            for (VmTrack vm : vms) {
                tracks.add(vm.shifted(nanos));
            }
            return new LastSample(moved, observedAtNanos + nanos, nonVmUse, tracks, inventory, snapshot);
        }

        LastSample withoutInventory() {
            return new LastSample(sample, observedAtNanos, nonVmUse, vms, InventoryView.EMPTY, snapshot);
        }
    }
}
