package org.opendrs.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hosts of one cluster at one instant.
 *
 * @param revision grows with every snapshot; a plan names the revision it was made on
 * @param takenAt wall time, for display
 * @param hosts one entry for each host, in id order
 */
public record ClusterSnapshot(long revision, Instant takenAt, List<HostSnapshot> hosts) {
    /** Copies the list and puts it in id order. */
    public ClusterSnapshot {
        hosts = InIdOrder.copy(hosts, HostSnapshot::id);
    }

    /** Returns a cluster of these hosts at an instant that does not matter. */
    public static ClusterSnapshot of(HostSnapshot... hosts) {
        return new ClusterSnapshot(0, Instant.EPOCH, List.of(hosts));
    }

    /** Returns the host with this id, or empty if it is unknown. */
    public Optional<HostSnapshot> host(HostId host) {
        return hosts.stream().filter(h -> h.id().equals(host)).findFirst();
    }
}
