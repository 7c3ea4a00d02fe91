package org.opendrs.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;

/** Reads the counters of hosts and guests. Safe for use by any thread. */
public interface Telemetry {
    /** Returns what samples contain. Constant over the life of the instance. */
    Set<Capability> capabilities();

    /** Returns the hosts that can be sampled, in id order. */
    List<HostId> hosts();

    /**
     * Reads one host. One hung guest must not keep the others from being read.
     *
     * @return a stage with the counters, or failed with {@link HypervisorException}; at the deadline at the latest
     */
    CompletionStage<HostSample> sample(HostId host, Duration deadline);
}
