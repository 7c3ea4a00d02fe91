package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.sim.tck.ContractResult;
import org.opendrs.sim.tck.KnownVm;
import org.opendrs.sim.tck.TckAllowances;
import org.opendrs.sim.tck.TckEnvironment;
import org.opendrs.sim.tck.TelemetryContract;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.Telemetry;

class CloudTelemetryTest {
    private final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));

    private ContractResult check(Telemetry port) {
        time.runUntil(Duration.ofHours(1).toNanos());
        var environment = new TckEnvironment(time, time.scheduler(), TckAllowances.DEFAULT);
        return TelemetryContract.check(port, new KnownVm(CloudTelemetry.HOST, CloudTelemetry.VM), environment);
    }

    @Test
    void thePortKeepsItsPromises() {
        ContractResult result = check(new CloudTelemetry(time));
        assertEquals(List.of(), result.broken());
        assertEquals(1, result.leftOut().size(), "what the port cannot do is named: " + result.leftOut());
    }

    @Test
    void aPortThatNeverAnswersIsFound() {
        ContractResult result = check(new CloudTelemetry(time) {
            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return new CompletableFuture<>();
            }
        });
        assertTrue(result.broken().stream().anyMatch(promise -> promise.contains("deadline")), result::toString);
    }
}
