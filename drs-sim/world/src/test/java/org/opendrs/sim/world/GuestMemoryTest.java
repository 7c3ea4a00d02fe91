package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.GuestStats;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.Bytes;

/** Memory inside a guest: OOM killer, automatic deflation, guest swap. */
class GuestMemoryTest {
    /** LAB §5: 120 MB that stay. */
    private static final LoadProfile HOG = Workloads.constant(0.01, Bytes.mib(120));

    @Test
    void aSqueezeBelowUseKillsWithinTwoSeconds() {
        var world = TestWorld.with(TestWorld.labGuest("g").withWorkload(HOG));
        world.seconds(30);
        world.aim("g", Bytes.mib(128));
        double start = Math.ceil(world.now());
        world.seconds(20);
        assertThat(world.kills).hasSize(1);
        long killedAt = Long.parseLong(world.kills.get(0).substring(2));
        assertThat(killedAt - start).isBetween(1.0, 2.0);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(128));
        assertThat(world.vm("g").oomKills()).isEqualTo(1);
    }

    @Test
    void onlyAGuestWithANewKernelTellsOfItsKills() {
        for (boolean tells : new boolean[] {true, false}) {
            var world = TestWorld.with(TestWorld.labGuest("g").withWorkload(HOG).withReclaimCounters(tells));
            world.period("g", 1);
            world.seconds(30);
            assertThat(kills(world)).isEqualTo(tells ? OptionalLong.of(0) : OptionalLong.empty());

            world.aim("g", Bytes.mib(128));
            world.seconds(20);
            assertThat(world.vm("g").oomKills()).isEqualTo(1);
            assertThat(kills(world)).isEqualTo(tells ? OptionalLong.of(1) : OptionalLong.empty());
        }
    }

    private static OptionalLong kills(TestWorld world) {
        var report = world.sample(TestWorld.A, "g").guest().orElseThrow();
        return report.reclaim().stream().mapToLong(ReclaimCounters::oomKills).findFirst();
    }

    @Test
    void withAutodeflateTheSqueezeStallsAndNothingIsKilled() {
        var world = TestWorld.with(TestWorld.labGuest("g").withAutodeflate(true).withWorkload(HOG));
        world.seconds(30);
        world.aim("g", Bytes.mib(128));
        world.seconds(60);
        assertThat(world.kills).isEmpty();
        assertThat(world.vm("g").actual().toMib()).isCloseTo(187, Percentage.withPercentage(5));
        assertThat(world.vm("g").free().toMib()).isCloseTo(2.5, within(0.3));
    }

    @Test
    void withAutodeflateTheBalloonGivesBackOnDemand() {
        LoadProfile grows = HOG.jump(Duration.ofSeconds(60), 0.01, Bytes.mib(180));
        var world = TestWorld.with(TestWorld.labGuest("g").withAutodeflate(true).withWorkload(grows));
        world.seconds(30);
        world.aim("g", Bytes.mib(128));
        world.seconds(60);
        assertThat(world.kills).isEmpty();
        assertThat(world.vm("g").actual().toMib()).isCloseTo(248, Percentage.withPercentage(5));
    }

    @Test
    void whatABalloonGaveBackByItselfItDoesNotTakeAgainIfItHadReachedItsTarget() {
        var world = TestWorld.with(
                TestWorld.labGuest("g").withAutodeflate(true).withWorkload(passing(Bytes.mib(20), Bytes.mib(150))));
        world.seconds(30);
        world.aim("g", Bytes.mib(160));
        world.seconds(50);
        Bytes given = world.vm("g").actual();
        assertThat(given).isGreaterThan(Bytes.mib(200));

        world.seconds(60);
        assertThat(world.vm("g").actual()).isEqualTo(given);
        world.aim("g", Bytes.mib(160));
        world.seconds(5);
        assertThat(world.vm("g").actual()).as("told so again").isEqualTo(Bytes.mib(160));
    }

    @Test
    void aBalloonThatHadNotReachedItsTargetGoesOnAfterItGaveBack() {
        var world = TestWorld.with(
                TestWorld.labGuest("g").withAutodeflate(true).withWorkload(passing(Bytes.mib(120), Bytes.mib(170))));
        world.seconds(30);
        world.aim("g", Bytes.mib(128));
        world.seconds(50);
        assertThat(world.vm("g").actual()).isGreaterThan(Bytes.mib(220));

        world.seconds(60);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(128));
    }

    /** A load that rises after a minute and ends after another half. */
    private static LoadProfile passing(Bytes first, Bytes most) {
        return Workloads.constant(0.01, first)
                .jump(Duration.ofSeconds(60), 0.01, most)
                .jump(Duration.ofSeconds(90), 0.01, Bytes.mib(10));
    }

    @Test
    void evenWithAutodeflateAGuestCannotHoldMoreThanItsMaximum() {
        var world = TestWorld.with(
                TestWorld.labGuest("g").withAutodeflate(true).withWorkload(Workloads.constant(0.1, Bytes.mib(400))));
        world.seconds(60);
        assertThat(world.kills).hasSize(1);
    }

    @Test
    void theLargestJobDies() {
        var world = TestWorld.with(GuestSpec.of(new VmId("g"), Bytes.gib(2), 2).withWorkload(Workloads.jobLoops(4)));
        world.seconds(4 * 3600);
        assertThat(world.kills).isNotEmpty();
        assertThat(world.vm("g").memoryDemand()).isLessThan(Bytes.gib(3));
    }

    @Test
    void aGuestWithSwapIsNotKilledButSlowed() {
        var world =
                TestWorld.with(TestWorld.labGuest("g").withSwap(Bytes.mib(256)).withWorkload(HOG));
        world.seconds(30);
        world.aim("g", Bytes.mib(128));
        world.seconds(30);
        assertThat(world.kills).isEmpty();
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(128));
        double swapped = world.vm("g").guestSwapped().toMib() / (60 + 120);
        assertThat(swapped).isCloseTo((180 + 2.5 - 128) / 180, within(0.02));
        assertThat(world.vm("g").lostToSwap()).isCloseTo(1 - 1 / (1 + 8 * swapped), within(0.01));
    }

    @Test
    void aFullSwapDeviceBringsTheOomKiller() {
        var world =
                TestWorld.with(TestWorld.labGuest("g").withSwap(Bytes.mib(20)).withWorkload(HOG));
        world.seconds(30);
        world.aim("g", Bytes.mib(128));
        world.seconds(30);
        assertThat(world.kills).hasSize(1);
    }

    @Test
    void guestSwapIsReadBackWhenThereIsRoomAgain() {
        var world =
                TestWorld.with(TestWorld.labGuest("g").withSwap(Bytes.mib(256)).withWorkload(HOG));
        world.seconds(10);
        world.period("g", 1);
        world.aim("g", Bytes.mib(128));
        world.seconds(30);
        GuestStats squeezed = world.sample(TestWorld.A, "g").guest().orElseThrow();
        assertThat(squeezed.swappedOut()).isGreaterThan(Bytes.ZERO);
        world.aim("g", Bytes.mib(256));
        world.seconds(60);
        GuestStats roomy = world.sample(TestWorld.A, "g").guest().orElseThrow();
        assertThat(roomy.swappedIn().minusOrZero(squeezed.swappedIn()).toMib()).isGreaterThan(40);
        assertThat(roomy.majorFaults()).isGreaterThan(squeezed.majorFaults());
        assertThat(world.vm("g").guestSwapped().toMib()).isLessThan(5);
        assertThat(world.vm("g").lostToSwap()).isLessThan(0.1);
    }

    @Test
    void baseUseContainsWhatTheKernelKeepsFromView() {
        var world = TestWorld.with(GuestSpec.of(new VmId("g"), Bytes.gib(4), 2));
        world.seconds(10);
        assertThat(world.vm("g").memoryDemand()).isEqualTo(Bytes.bytes(200_000_000));
        world.period("g", 1);
        world.seconds(3);
        GuestStats stats = world.sample(TestWorld.A, "g").guest().orElseThrow();
        assertThat(Bytes.gib(4).minusOrZero(stats.unused())).isEqualTo(Bytes.bytes(200_000_000));
        // Nothing of that is cache, and three zones hold back 22 MiB each; the kernel frees pages in advance up to half
        // above that.
        assertThat(stats.unused().minusOrZero(stats.usable())).isEqualTo(Bytes.mib(99));
    }

    @Test
    void jobsTouchMemoryNoFasterThanTheirRate() {
        var world = TestWorld.with(GuestSpec.of(new VmId("g"), Bytes.gib(4), 1)
                .withWorkload(Workloads.constant(1, Bytes.bytes(1_000_000_000))));
        world.seconds(3 + 10);
        assertThat(world.vm("g").memoryDemand()).isEqualTo(Bytes.bytes(200_000_000 + 500_000_000));
    }

    @Test
    void theCacheGrowsWhileJobsRunAndStopsAtItsLimit() {
        var world = TestWorld.with(
                GuestSpec.of(new VmId("g"), Bytes.gib(4), 1).withWorkload(Workloads.constant(0.1, Bytes.mib(1))));
        world.seconds(103);
        assertThat(world.vm("g").cache()).isEqualTo(Bytes.bytes(150_000_000));
        world.seconds(1000);
        assertThat(world.vm("g").cache()).isEqualTo(Bytes.bytes(600_000_000));
    }
}
