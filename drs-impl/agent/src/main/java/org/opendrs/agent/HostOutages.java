package org.opendrs.agent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.Telemetry;

/**
 * Says of a host that does not answer why, once when it begins and once when it is over. What the backend tells by itself, lost
 * connections say, is not repeated here. Safe for use by any thread.
 */
final class HostOutages {
    private final Function<Throwable, Optional<String>> diagnosis;
    private final Voice voice;

    /** Hosts of which a failure was said. */
    private final Map<HostId, Boolean> said = new ConcurrentSkipListMap<>();

    /** Says failures in the words of {@code diagnosis}; it has none for what need not be said. */
    HostOutages(Function<Throwable, Optional<String>> diagnosis, Voice voice) {
        this.diagnosis = diagnosis;
        this.voice = voice;
    }

    /** Returns the same telemetry, whose failures are heard here. */
    Telemetry of(Telemetry telemetry) {
        return new Heard(telemetry);
    }

    private void failed(HostId host, Throwable failure) {
        diagnosis
                .apply(failure)
                .filter(words -> said.putIfAbsent(host, true) == null)
                .ifPresent(words -> voice.say("host " + host + " " + words
                        + "; asked again in the next turn, and until it answers its balloons stay as they are"));
    }

    private void answered(HostId host) {
        if (said.remove(host) != null) {
            voice.say("host " + host + " answers again");
        }
    }

    /** Telemetry that is listened to. */
    private final class Heard extends ForwardingTelemetry {
        Heard(Telemetry telemetry) {
            super(telemetry);
        }

        @Override
        public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
            return super.sample(host, deadline).whenComplete((sample, failure) -> {
                if (failure != null) {
                    failed(host, failure);
                } else {
                    answered(host);
                }
            });
        }
    }
}
