package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class FaultyTelemetryTest {
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final HostId HOST = new HostId("host-a");

    private final Bench bench = new Bench();

    @Test
    void withoutFaultsEverySampleIsPassedOn() {
        var telemetry = new FaultyTelemetry(port(), bench.site(FaultPlan.calm(1, Bench.LENGTH)));
        var seen = bench.see(telemetry.sample(HOST, DEADLINE));
        assertThat(seen.value()).isInstanceOf(HostSample.class);
        assertThat(telemetry.hosts()).containsExactly(HOST);
        assertThat(telemetry.capabilities()).isEmpty();
    }

    @Test
    void aLostSampleFailsSoonAsUnreachable() {
        var seen = sample(port(), FaultClass.LOST_SAMPLE);
        assertThat(kind(seen)).isEqualTo(HypervisorException.Kind.UNREACHABLE);
        assertThat(seen.at).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aHungCallEndsAtItsDeadlineAsATimeout() {
        var seen = sample(port(), FaultClass.HUNG_CALL);
        assertThat(kind(seen)).isEqualTo(HypervisorException.Kind.TIMEOUT);
        assertThat(seen.at).isEqualTo(DEADLINE);
    }

    @Test
    void aLateSampleIsOldWhenItArrivesOrTimesOut() {
        var telemetry = new FaultyTelemetry(port(), bench.always(FaultClass.LATE_SAMPLE));
        int arrived = 0;
        for (int i = 0; i < 100; i++) {
            Duration asked = Duration.ofSeconds(20L * i);
            bench.runTo(asked);
            var seen = bench.see(telemetry.sample(HOST, DEADLINE));
            bench.runTo(asked.plusSeconds(19));
            assertThat(seen.at.minus(asked)).isLessThanOrEqualTo(DEADLINE);
            if (seen.value() instanceof HostSample sample) {
                arrived++;
                assertThat(sample.takenAtNanos()).isEqualTo(asked.toNanos());
            } else {
                assertThat(kind(seen)).isEqualTo(HypervisorException.Kind.TIMEOUT);
            }
        }
        assertThat(arrived).isBetween(30, 70);
        assertThat(bench.injected).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE_SAMPLE", "LOST_SAMPLE", "HUNG_CALL"})
    void theDeadlineIsKeptEvenIfThePortNeverAnswers(FaultClass fault) {
        var seen = sample(port(Optional.of(new CompletableFuture<>())), fault);
        assertThat(seen.value()).isInstanceOf(HypervisorException.class);
        assertThat(seen.at).isLessThanOrEqualTo(DEADLINE);
    }

    private Bench.Seen sample(Telemetry port, FaultClass fault) {
        var seen = bench.see(new FaultyTelemetry(port, bench.always(fault)).sample(HOST, DEADLINE));
        bench.runTo(Duration.ofMinutes(1));
        return seen;
    }

    private static HypervisorException.Kind kind(Bench.Seen seen) {
        return ((HypervisorException) seen.value()).kind();
    }

    private Telemetry port() {
        return port(Optional.empty());
    }

    private Telemetry port(Optional<CompletionStage<HostSample>> fixed) {
        return new Telemetry() {
            @Override
            public Set<Capability> capabilities() {
                return Set.of();
            }

            @Override
            public List<HostId> hosts() {
                return List.of(HOST);
            }

            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                if (fixed.isPresent()) {
                    return fixed.get();
                }
                var counters = new HostCounters(
                        Bytes.gib(8), Bytes.gib(4), Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Millicores.cores(2), 0);
                return CompletableFuture.completedFuture(
                        new HostSample(host, bench.time.monotonicNanos(), counters, List.of()));
            }
        };
    }
}
