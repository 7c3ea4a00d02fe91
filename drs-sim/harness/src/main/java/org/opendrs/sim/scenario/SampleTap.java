package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.Telemetry;

/** Stands between the engine and its telemetry and notes what reaches the engine in time. */
final class SampleTap extends ForwardingTelemetry {
    private final DrsClock clock;
    private final Optional<KnownGuests> known;
    private long vmSamples;

    SampleTap(Telemetry port, DrsClock clock, Optional<KnownGuests> known) {
        super(port);
        this.clock = clock;
        this.known = known;
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        long calledAt = clock.monotonicNanos();
        var stage = super.sample(host, deadline);
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
