package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.Telemetry;

/** Stands between the engine and its telemetry and notes what reaches the engine in time. */
final class SampleTap implements Telemetry {
    private final Telemetry port;
    private final DrsClock clock;
    private final Optional<KnownGuests> known;
    private long vmSamples;

    SampleTap(Telemetry port, DrsClock clock, Optional<KnownGuests> known) {
        this.port = port;
        this.clock = clock;
        this.known = known;
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
        long calledAt = clock.monotonicNanos();
        var stage = port.sample(host, deadline);
        stage.whenComplete((sample, failure) -> {
            long now = clock.monotonicNanos();
            if (sample != null && now - calledAt <= deadline.toNanos()) {
                vmSamples += sample.vms().size();
                known.ifPresent(guests -> guests.delivered(sample, now));
            }
        });
        return stage;
    }

    /** Returns how many times the state of a VM reached the engine. */
    long vmSamples() {
        return vmSamples;
    }
}
