package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.opendrs.control.TurnReport;
import org.opendrs.model.Automation;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostState;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.tck.KnownVm;
import org.opendrs.sim.tck.TckAllowances;
import org.opendrs.sim.tck.TckEnvironment;
import org.opendrs.sim.tck.TelemetryContract;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.Capability;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Samples that come by themselves are as good for the engine as samples that it asks for. */
class PushedTelemetryTest {
    private static final HostId HOST = new HostId("h1");
    private static final HostId OTHER = new HostId("h2");
    private static final VmId VM = new VmId("a");
    private static final Set<Capability> CONTENT =
            EnumSet.of(Capability.GUEST_STATS, Capability.VCPU_TIMES, Capability.HOST_SWAP);
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final SimWorld world = SimWorld.builder(time, 1)
            .host(HostSpec.of(HOST, Bytes.gib(6), Millicores.cores(8)))
            .host(HostSpec.of(OTHER, Bytes.gib(6), Millicores.cores(8)))
            .guest(guest(VM, Bytes.mib(512)), HOST)
            .guest(guest(new VmId("b"), Bytes.gib(2)), HOST)
            .build();
    private final PushedTelemetry pushed = new PushedTelemetry(time, Duration.ofSeconds(30), CONTENT);
    private final List<TurnReport> reports = new ArrayList<>();

    private static GuestSpec guest(VmId vm, Bytes used) {
        return GuestSpec.of(vm, Bytes.gib(4), 2).withSwap(Bytes.gib(4)).withWorkload(Workloads.constant(0.2, used));
    }

    /** Plays the embedder's monitoring: reads both hosts and pushes what arrives. */
    private void pushEvery(Duration period) {
        for (HostId host : List.of(HOST, OTHER)) {
            world.telemetry().sample(host, DEADLINE).thenAccept(pushed::push);
        }
        time.after(period, () -> pushEvery(period));
    }

    @Test
    void itKeepsTheContractOfTelemetry() {
        world.control().apply(new HostCommand.SetStatsPeriod(HOST, VM, Duration.ofSeconds(2)), DEADLINE);
        pushEvery(Duration.ofSeconds(1));
        time.runUntil(Duration.ofMinutes(5).toNanos());
        var usual = TckAllowances.DEFAULT;
        var patient = new TckAllowances(
                usual.deadline(),
                usual.grace(),
                usual.interval(),
                usual.effect(),
                Duration.ofSeconds(3),
                usual.cpuTolerance(),
                usual.balloonStep(),
                usual.balloonTolerance());

        var result = TelemetryContract.check(
                pushed, new KnownVm(HOST, VM), new TckEnvironment(time, time.scheduler(), patient));

        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void anEngineWithTicksActsOnHostsThatArePushedOnceATurn() {
        pushEvery(Duration.ofSeconds(10));
        runEngine(Duration.ofMinutes(10));

        // The first turn comes before the first sample has a successor, and one sample may miss its turn.
        var late = reports.stream().filter(report -> report.number() > 2).toList();
        assertThat(late)
                .hasSizeGreaterThan(50)
                .allSatisfy(report -> assertThat(
                                report.snapshot().host(HOST).orElseThrow().state())
                        .isEqualTo(HostState.UP));
        assertThat(world.truth().vm(VM).orElseThrow().actual()).isLessThan(Bytes.gib(3));
    }

    @Test
    void aHostThatIsNoLongerPushedIsStaleAndThenUnreachable() {
        pushEvery(Duration.ofSeconds(10));
        runEngine(Duration.ofMinutes(2));
        world.crash(HOST);
        var states = new ArrayList<HostState>();
        for (int i = 0; i < 15; i++) {
            time.runUntil(time.monotonicNanos() + Duration.ofSeconds(10).toNanos());
            var newest = reports.get(reports.size() - 1).snapshot();
            states.add(newest.host(HOST).orElseThrow().state());
            assertThat(newest.host(OTHER).orElseThrow().state()).isEqualTo(HostState.UP);
        }
        assertThat(states).contains(HostState.STALE).endsWith(HostState.UNREACHABLE);
    }

    private void runEngine(Duration length) {
        var drs = DrsEngine.builder()
                .telemetry(pushed)
                .control(world.control())
                .clock(time)
                .scheduler(time.scheduler())
                .automation(Automation.ACT)
                .build();
        drs.onReport(report -> {
            if (report.kind() == TurnReport.Kind.TURN) {
                reports.add(report);
            }
        });
        time.runUntil(Duration.ofSeconds(3).toNanos());
        drs.start();
        time.runUntil(length.toNanos());
    }

    @Test
    void theNewestSampleIsHandedOutWhateverTheOrderOfArrival() {
        time.runUntil(Duration.ofSeconds(10).toNanos());

        assertThat(pushed.push(sample(5))).isTrue();
        assertThat(pushed.push(sample(3))).isFalse();
        assertThat(pushed.push(sample(5))).isFalse();

        assertThat(read().takenAtNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
        pushed.push(HOST, counters(), List.of());
        assertThat(read().takenAtNanos()).isEqualTo(time.monotonicNanos());
    }

    @Test
    void anOldSampleIsNotHandedOut() {
        pushed.push(sample(0));
        time.runUntil(Duration.ofSeconds(30).toNanos());
        assertThat(read().host()).isEqualTo(HOST);
        time.runUntil(Duration.ofSeconds(31).toNanos());

        assertThatThrownBy(this::read)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("TIMEOUT: host h1 was last pushed PT31S ago; fresh is PT30S");
    }

    @Test
    void aHostIsKnownFromItsFirstSampleUntilItIsForgotten() {
        assertThat(pushed.hosts()).isEmpty();
        assertThatThrownBy(this::read).hasMessageContaining("UNKNOWN_TARGET");

        pushed.push(sample(0));
        assertThat(pushed.hosts()).containsExactly(HOST);

        pushed.forget(HOST);
        assertThat(pushed.hosts()).isEmpty();
    }

    @Test
    void aSampleFromTheFutureIsOfAnotherClock() {
        assertThatThrownBy(() -> pushed.push(sample(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("h1 was taken 1000000000 ns in the future");
    }

    @Test
    void inRealTimeItSaysSoAndIsRefusedUnderAVirtualClock() {
        var real = new PushedTelemetry();
        assertThat(real.capabilities()).contains(Capability.REAL_TIME).containsAll(CONTENT);
        assertThat(pushed.capabilities()).isEqualTo(CONTENT);

        var builder = DrsEngine.builder().telemetry(real).clock(time).scheduler(time.scheduler());
        assertThatThrownBy(builder::build).hasMessageContaining("real time");
    }

    private HostSample read() {
        return pushed.sample(HOST, DEADLINE).toCompletableFuture().join();
    }

    private static HostSample sample(long second) {
        return new HostSample(HOST, Duration.ofSeconds(second).toNanos(), counters(), List.of());
    }

    private static HostCounters counters() {
        return new HostCounters(Bytes.gib(8), Bytes.gib(4), Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Millicores.cores(4), 0);
    }
}
