package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultListener;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.FaultSchedule;
import org.opendrs.sim.fault.FaultSite;
import org.opendrs.sim.fault.FaultyControl;
import org.opendrs.sim.fault.FaultyTelemetry;
import org.opendrs.sim.fault.InjectedFault;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;

/** The simulated world keeps the contracts that real backends are held to, and replays a plan of faults exactly. */
class SimWorldContractTest {
    private static final HostId A = new HostId("host-a");
    private static final HostId B = new HostId("host-b");
    private static final VmId VM = new VmId("vm-a");
    private static final VmId OTHER = new VmId("vm-b");
    private static final Duration BOOTED = Duration.ofMinutes(5);

    private final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final SimWorld world = SimWorld.builder(time, 1)
            .host(HostSpec.thesis(A))
            .host(HostSpec.thesis(B))
            .guest(GuestSpec.of(VM, Bytes.gib(2), 2), A)
            .guest(GuestSpec.of(OTHER, Bytes.gib(2), 1), B)
            .build();

    @Test
    void itsTelemetryKeepsEveryPromise() {
        boot();
        expectKept(TelemetryContract.check(world.telemetry(), new KnownVm(A, VM), environment()));
    }

    @Test
    void itsControlKeepsEveryPromise() {
        time.runUntil(BOOTED.toNanos());
        expectKept(HostControlContract.check(world.control(), world.telemetry(), new KnownVm(A, VM), environment()));
    }

    @Test
    void withoutFaultsTheDecoratedPortsKeepTheirPromisesAsWell() {
        boot();
        FaultSite calm = FaultSite.starting(FaultPlan.calm(1, Duration.ofHours(1)), time, FaultListener.NONE);
        Telemetry telemetry = new FaultyTelemetry(world.telemetry(), calm);
        HostControl control = new FaultyControl(world.control(), calm);
        expectKept(TelemetryContract.check(telemetry, new KnownVm(A, VM), environment()));
        expectKept(HostControlContract.check(control, telemetry, new KnownVm(A, VM), environment()));
    }

    @Test
    void aRunWithFaultsIsTheSameEachTime() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(run(seed)).isEqualTo(run(seed)).anyMatch(InjectedFault.class::isInstance);
        }
    }

    /** Samples and commands for some minutes under faults; returns all that went wrong, and the world's hash. */
    private static List<Object> run(long seed) {
        var run = new SimWorldContractTest();
        FaultPlan plan = FaultPlan.draw(seed, List.of(A, B), List.of(VM, OTHER), Duration.ofMinutes(20));
        var seen = new ArrayList<Object>();
        FaultSite site = FaultSite.starting(plan, run.time, (InjectedFault fault) -> seen.add(fault));
        FaultSchedule.install(site, run.world);
        Telemetry telemetry = new FaultyTelemetry(run.world.telemetry(), site.named("engine"));
        HostControl control = new FaultyControl(run.world.control(), site.named("engine"));
        for (int turn = 0; turn < 120; turn++) {
            run.time.runUntil(Duration.ofSeconds(10L * turn).toNanos());
            telemetry
                    .sample(A, Duration.ofSeconds(4))
                    .whenComplete((sample, failure) -> seen.add(failure == null ? sample : failure.toString()));
            control.apply(new HostCommand.SetMemoryTarget(A, VM, Bytes.mib(1024 + turn)), Duration.ofSeconds(5))
                    .thenAccept(seen::add);
        }
        run.time.runUntil(Duration.ofMinutes(21).toNanos());
        seen.add(run.world.eventHash());
        return seen;
    }

    /** Guests start without reports, as most real ones do; the telemetry kit expects one that reports. */
    private void boot() {
        world.control().apply(new HostCommand.SetStatsPeriod(A, VM, Duration.ofSeconds(2)), Duration.ofSeconds(5));
        time.runUntil(BOOTED.toNanos());
    }

    private static void expectKept(ContractResult result) {
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).isEmpty();
    }

    private TckEnvironment environment() {
        return new TckEnvironment(time, time.scheduler(), TckAllowances.DEFAULT);
    }
}
