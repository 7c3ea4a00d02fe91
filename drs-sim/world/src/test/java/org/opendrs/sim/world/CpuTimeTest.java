package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.Bytes;

class CpuTimeTest {
    @Test
    void threeBurnersOnTwoCoresRunAndWaitForTheWholeTime() {
        var world = TestWorld.with(burner("1"), burner("2"), burner("3"));
        long[] before = runAndReady(world, "1");
        world.seconds(100);
        long[] after = runAndReady(world, "1");
        assertThat(after[0] - before[0]).isCloseTo(66_666_666_666L, Percentage.withPercentage(1));
        assertThat(after[0] - before[0] + after[1] - before[1])
                .isCloseTo(100_000_000_000L, Percentage.withPercentage(0.1));
    }

    @Test
    void anIdleGuestBesideBurnersDoesNotWait() {
        var world = TestWorld.with(burner("1"), burner("2"), burner("3"), TestWorld.labGuest("idle"));
        long[] before = runAndReady(world, "idle");
        world.seconds(100);
        long[] after = runAndReady(world, "idle");
        assertThat(after[1] - before[1]).isZero();
        assertThat(after[0] - before[0]).isBetween(400_000_000L, 800_000_000L);
    }

    @Test
    void aBootInALongStepTakesACoreForItsOwnTimeOnly() {
        var time = SimTime.startingAt(Instant.EPOCH);
        var constants = WorldConstants.DEFAULT.withStep(Duration.ofMinutes(5));
        var world = SimWorld.builder(time, 1)
                .constants(constants)
                .host(HostSpec.thesis(TestWorld.A))
                .guest(GuestSpec.of(new VmId("g"), Bytes.gib(1), 1), TestWorld.A)
                .build();
        time.runUntil(Duration.ofMinutes(5).toNanos());

        double boot = constants.get(WorldConstants.Constant.BOOT_TIME);
        assertThat(world.truth().vm(new VmId("g")).orElseThrow().wantedCores()).isCloseTo(boot / 300, within(1e-9));
    }

    @Test
    void twiceTheSharesGetTwiceTheTime() {
        var world = TestWorld.with(
                burner("1").withCpuShares(2000), burner("2"), burner("3").withCpuShares(2000), burner("4"));
        world.seconds(20);
        assertThat(world.vm("1").receivedCores()).isCloseTo(2 * world.vm("2").receivedCores(), within(1e-6));
    }

    @Test
    void oneProcessUsesOneOfSeveralVirtualCpus() {
        var world = TestWorld.with(
                GuestSpec.of(new VmId("1"), Bytes.gib(1), 2).withWorkload(Workloads.constant(1, Bytes.mib(10))));
        world.seconds(103);
        var vcpus = world.sample(TestWorld.A, "1").vcpus();
        assertThat(vcpus).hasSize(2);
        assertThat(vcpus.get(0).runNanos()).isGreaterThan(99_000_000_000L);
        assertThat(vcpus.get(1).runNanos()).isZero();
    }

    @Test
    void theHostIsBusyAsLongAsItsGuestsRun() {
        var world = TestWorld.with(burner("1"), burner("2"), burner("3"));
        world.seconds(10);
        HostSample before = world.sample(TestWorld.A);
        world.seconds(50);
        HostSample after = world.sample(TestWorld.A);
        assertThat(after.counters().cpuBusyNanos() - before.counters().cpuBusyNanos())
                .isEqualTo(100_000_000_000L);
    }

    @Test
    void aGuestThatWaitsForSwappedPagesSleeps() {
        var world = TestWorld.with(GuestSpec.of(new VmId("1"), Bytes.mib(512), 1)
                .withSwap(Bytes.gib(1))
                .withWorkload(Workloads.constant(1, Bytes.mib(700))));
        world.seconds(120);
        long[] before = runAndReady(world, "1");
        world.seconds(100);
        long[] after = runAndReady(world, "1");
        assertThat(world.vm("1").lostToSwap()).isGreaterThan(0.5);
        assertThat(after[0] - before[0]).isLessThan(50_000_000_000L);
        assertThat(after[1] - before[1]).isZero();
    }

    private static GuestSpec burner(String id) {
        return TestWorld.labGuest(id).withWorkload(Workloads.constant(1, Bytes.mib(10)));
    }

    private static long[] runAndReady(TestWorld world, String vm) {
        if (world.now() < 10) {
            world.seconds(10);
        }
        VcpuTimes times = world.sample(TestWorld.A, vm).vcpus().get(0);
        return new long[] {times.runNanos(), times.readyNanos()};
    }
}
