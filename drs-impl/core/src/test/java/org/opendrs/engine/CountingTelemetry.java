package org.opendrs.engine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.Telemetry;

/** The world's telemetry, counted. */
record CountingTelemetry(TestCluster cluster, AtomicInteger calls) implements Telemetry {
    @Override
    public Set<Capability> capabilities() {
        return cluster.world().telemetry().capabilities();
    }

    @Override
    public List<HostId> hosts() {
        return cluster.world().telemetry().hosts();
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        calls.incrementAndGet();
        return cluster.world().telemetry().sample(host, deadline);
    }
}
