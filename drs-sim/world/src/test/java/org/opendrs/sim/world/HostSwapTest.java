package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostCounters;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Overcommitted hosts. The host has 3 GiB, uses none itself, and sees most of what is idle. */
class HostSwapTest {
    private static final Bytes LARGE = Bytes.mib(1600);

    @Test
    void idlePagesAreSwappedFirst() {
        TestWorld world = shortHost(
                guest("idle", Workloads.constant(0.1, LARGE).jump(Duration.ofSeconds(60), 0, Bytes.ZERO)),
                guest("busy", startingAt(120, Bytes.mib(1700))));
        world.seconds(400);
        assertThat(world.vm("idle").hostSwapped().toMib()).isGreaterThan(300);
        assertThat(world.vm("busy").hostSwapped()).isEqualTo(Bytes.ZERO);
        assertThat(world.vm("busy").lostToSwap()).isZero();
        assertThat(world.host().swapUsed()).isEqualTo(world.vm("idle").hostSwapped());
        assertThat(world.host().memoryUsed())
                .isLessThanOrEqualTo(world.host().spec().memory());
    }

    @Test
    void swappedPagesAreStickyAndReadBackWhenTheGuestGrowsAgain() {
        TestWorld world = shortHost(
                guest(
                        "idle",
                        Workloads.constant(0.1, LARGE)
                                .jump(Duration.ofSeconds(60), 0, Bytes.ZERO)
                                .jump(Duration.ofSeconds(900), 0.1, LARGE)),
                guest("busy", startingAt(120, Bytes.mib(1700)).jump(Duration.ofSeconds(500), 0, Bytes.ZERO)));
        world.seconds(890);
        HostCounters before = world.sample(TestWorld.A).counters();
        Bytes sticky = before.swapUsed();
        assertThat(sticky.toMib()).isGreaterThan(300);
        world.seconds(100);
        HostCounters after = world.sample(TestWorld.A).counters();
        assertThat(after.swappedIn().minusOrZero(before.swappedIn()).toMib()).isGreaterThan(300);
        assertThat(world.vm("idle").hostSwapped().toMib()).isLessThan(50);
    }

    @Test
    void hotGuestsThatDoNotFitThrash() {
        TestWorld world = shortHost(guest("x", startingAt(0, LARGE)), guest("y", startingAt(0, LARGE)));
        world.seconds(400);
        assertThat(world.host().swapInLastStep()).isGreaterThan(Bytes.mib(1));
        assertThat(world.vm("x").lostToSwap()).isGreaterThan(0.2);
        assertThat(world.vm("y").lostToSwap()).isCloseTo(world.vm("x").lostToSwap(), within(0.1));
        HostCounters before = world.sample(TestWorld.A).counters();
        world.seconds(100);
        HostCounters after = world.sample(TestWorld.A).counters();
        double in = after.swappedIn().minusOrZero(before.swappedIn()).toMib();
        double out = after.swappedOut().minusOrZero(before.swappedOut()).toMib();
        assertThat(out).isCloseTo(in, within(0.05 * in));
        assertThat((in + out) / 100).isLessThanOrEqualTo(100 / 1.048 + 1);
    }

    @Test
    void swapInStopsWhenTheGuestsAreShrunkToFit() {
        TestWorld world = shortHost(
                guest("x", startingAt(0, LARGE)).withSwap(Bytes.gib(2)),
                guest("y", startingAt(0, LARGE)).withSwap(Bytes.gib(2)));
        world.seconds(400);
        assertThat(world.host().swapInLastStep()).isGreaterThan(Bytes.mib(1));
        world.aim("x", Bytes.mib(1400));
        world.aim("y", Bytes.mib(1400));
        world.seconds(400);
        assertThat(world.host().swapInLastStep()).isLessThan(Bytes.mib(1));
        assertThat(world.vm("x").guestSwapped()).isGreaterThan(Bytes.mib(100));
    }

    @Test
    void aHostWithoutSwapLetsGuestsWait() {
        var host = new HostSpec(
                TestWorld.A,
                Bytes.gib(3),
                Millicores.cores(8),
                HostSpec.thesis(TestWorld.A).link(),
                Bytes.ZERO);
        var world = TestWorld.of(
                WorldConstants.DEFAULT.with(Constant.HOST_OWN_MEMORY, 0),
                host,
                guest("x", startingAt(0, LARGE)),
                guest("y", startingAt(0, LARGE)));
        world.seconds(400);
        assertThat(world.host().swapUsed()).isEqualTo(Bytes.ZERO);
        assertThat(world.host().memoryUsed().toMib()).isCloseTo(3 * 1024, within(1.0));
        assertThat(world.vm("x").memoryDemand()).isLessThan(LARGE.plus(Bytes.mib(190)));
        assertThat(world.kills).isEmpty();
    }

    private static LoadProfile startingAt(long second, Bytes memory) {
        return Workloads.constant(0, Bytes.ZERO).jump(Duration.ofSeconds(second), 0.5, memory);
    }

    private static GuestSpec guest(String id, LoadProfile load) {
        return GuestSpec.of(new VmId(id), Bytes.gib(2), 1).withWorkload(load);
    }

    private static TestWorld shortHost(GuestSpec... guests) {
        return TestWorld.of(
                WorldConstants.DEFAULT
                        .with(Constant.HOST_OWN_MEMORY, 0)
                        .with(Constant.CACHE_GROWTH, 0)
                        .with(Constant.IDLE_RECOGNISED, 0.7),
                HostSpec.of(TestWorld.A, Bytes.gib(3), Millicores.cores(8)),
                guests);
    }
}
