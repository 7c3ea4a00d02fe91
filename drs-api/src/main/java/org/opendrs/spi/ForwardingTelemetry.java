package org.opendrs.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;

/** Telemetry that passes everything on to another one. Whoever stands between the two overrides what it is about. Safe for use by any thread. */
public abstract class ForwardingTelemetry implements Telemetry {
    private final Telemetry port;

    /** Passes on to this one. */
    protected ForwardingTelemetry(Telemetry port) {
        this.port = port;
    }

    @Override
    public Set<Capability> capabilities() {
        return port.capabilities();
    }

    @Override
    public List<HostId> hosts() {
        return port.hosts();
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        return port.sample(host, deadline);
    }
}
