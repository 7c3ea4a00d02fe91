package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;
import org.opendrs.sim.fault.StatsDistortion;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.Bytes;

class StatsTest {
    private static final VmId G = new VmId("g");

    private final TestWorld world = TestWorld.with(
            TestWorld.labGuest("g").withWorkload(Workloads.constant(0.5, Bytes.mib(50))),
            TestWorld.labGuest("mute").withoutBalloonDriver());

    @Test
    void thereIsNoReportBeforeAPeriodIsSet() {
        world.seconds(60);
        assertThat(world.sample(TestWorld.A, "g").guest()).isEmpty();
    }

    @Test
    void reportsCarryAFreshTimeStampOncePerPeriod() {
        world.seconds(10);
        world.period("g", 5);
        world.seconds(20);
        long stamp = stats().updatedAtSeconds();
        assertThat(world.time.wall().getEpochSecond() - stamp).isBetween(0L, 5L);
        world.seconds(5);
        assertThat(stats().updatedAtSeconds()).isEqualTo(stamp + 5);
    }

    @Test
    void usableIsUnusedAndCachesButForWhatTheKernelHoldsBack() {
        world.seconds(10);
        world.period("g", 1);
        world.seconds(20);
        GuestStats stats = stats();
        double least = world.vm("g").minimumFree().toMib();
        double heldBack =
                stats.unused().plus(stats.diskCaches()).toMib() - stats.usable().toMib();
        // Of the free pages 1.5 times the least, of the cache, which is larger, 1.25 times.
        assertThat(stats.diskCaches().toMib()).isGreaterThan(2.5 * least);
        assertThat(heldBack).isCloseTo(2.75 * least, within(0.01));
        assertThat(stats.unused()).isEqualTo(world.vm("g").free());
    }

    @Test
    void aGuestWithoutDriverNeverReports() {
        world.seconds(10);
        world.period("mute", 1);
        world.seconds(20);
        assertThat(world.sample(TestWorld.A, "mute").guest()).isEmpty();
    }

    @Test
    void frozenStatsKeepTheLastReport() {
        world.seconds(10);
        world.period("g", 1);
        world.seconds(20);
        GuestStats last = stats();
        world.world.freezeStats(G, true);
        world.seconds(20);
        assertThat(stats()).isEqualTo(last);
        assertThat(world.vm("g").statsFrozen()).isTrue();
        world.world.freezeStats(G, false);
        world.seconds(2);
        assertThat(stats().updatedAtSeconds()).isGreaterThan(last.updatedAtSeconds() + 20);
    }

    @Test
    void aPausedGuestStandsStill() {
        world.seconds(10);
        world.period("g", 1);
        world.seconds(20);
        world.world.pause(G);
        var before = world.sample(TestWorld.A, "g");
        world.seconds(60);
        var after = world.sample(TestWorld.A, "g");
        assertThat(before.state()).isEqualTo(VmState.PAUSED);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void distortedStatsLieAndTheHostsOwnFiguresDoNot() {
        world.seconds(10);
        world.period("g", 1);
        world.seconds(20);
        Bytes honest = stats().usable();
        world.world.distortStats(G, StatsDistortion.USABLE_ABOVE_ACTUAL);
        var sample = world.sample(TestWorld.A, "g");
        assertThat(sample.guest().orElseThrow().usable()).isGreaterThan(sample.actual());
        assertThat(sample.actual()).isEqualTo(Bytes.mib(256));
        world.world.distortStats(G, StatsDistortion.NONE);
        assertThat(stats().usable()).isEqualTo(honest);
    }

    private GuestStats stats() {
        return world.sample(TestWorld.A, "g").guest().orElseThrow();
    }
}
