package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Step responses against figures of real guests, which the calibration of the world measured. */
class BalloonTest {
    private static final Percentage LAB = Percentage.withPercentage(20);

    @Test
    void aGuestBootsWithItsFullMemoryWhateverItsTarget() {
        var world =
                TestWorld.with(GuestSpec.of(new VmId("g"), Bytes.mib(512), 1).withTarget(Bytes.mib(384)));
        world.seconds(3);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(512));
        world.seconds(2);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(384));
    }

    @Test
    void inflatingTouchedMemoryIsAsFastAsMeasured() {
        var world = fine(usedAndFreed());
        world.aim("g", Bytes.mib(256));
        double start = world.now();
        while (world.vm("g").actual().compareTo(Bytes.mib(256)) > 0) {
            world.seconds(0.02);
        }
        assertThat(world.now() - start).isCloseTo(0.75, LAB);
    }

    @Test
    void inflatingTakesLongerWhereTheBalloonHasBeenAndNobodySince() {
        var world = fine(usedAndFreed());
        world.aim("g", Bytes.mib(256));
        world.seconds(5);
        world.aim("g", Bytes.mib(1024));
        world.seconds(5);
        world.aim("g", Bytes.mib(256));
        double start = world.now();
        while (world.vm("g").actual().compareTo(Bytes.mib(256)) > 0) {
            world.seconds(0.02);
        }
        assertThat(world.now() - start).isCloseTo(1.04, LAB);
    }

    @Test
    void deflatingIsAsFastAsMeasured() {
        var world = fine(usedAndFreed());
        world.aim("g", Bytes.mib(256));
        world.seconds(5);
        world.aim("g", Bytes.mib(1024));
        double start = world.now();
        while (world.vm("g").actual().compareTo(Bytes.mib(1024)) < 0) {
            world.seconds(0.02);
        }
        assertThat(world.now() - start).isCloseTo(0.26, LAB);
    }

    @Test
    void aHostShortOfCpuSlowsTheBalloon() {
        var burners = new GuestSpec[9];
        burners[0] = usedAndFreed();
        for (int i = 1; i < burners.length; i++) {
            burners[i] = TestWorld.labGuest("b" + i).withWorkload(Workloads.constant(1, Bytes.mib(1)));
        }
        var world = fine(burners);
        Bytes before = world.vm("g").actual();
        world.aim("g", Bytes.mib(256));
        world.seconds(1);
        // Nine virtual CPUs share two cores.
        assertThat(before.minusOrZero(world.vm("g").actual()).toMib()).isCloseTo(1000.0 * 2 / 9, LAB);
    }

    @Test
    void hostMemoryFollowsInflationAtOnceAndDeflationOnlyWhenTouched() {
        var world = TestWorld.with(usedAndFreed());
        world.seconds(60);
        double full = world.vm("g").resident().toMib();
        world.aim("g", Bytes.mib(256));
        world.seconds(3);
        double small = world.vm("g").resident().toMib();
        assertThat(full - small).isGreaterThan(600);
        world.aim("g", Bytes.mib(1024));
        world.seconds(3);
        assertThat(world.vm("g").resident().toMib()).isCloseTo(small, within(1.0));
    }

    @Test
    void theReportedSizeIsRefreshedOnceASecond() {
        var world = fine(usedAndFreed());
        world.aim("g", Bytes.mib(256));
        world.seconds(0.9);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(256));
        assertThat(world.sample(TestWorld.A, "g").actual()).isGreaterThan(Bytes.mib(256));
        world.seconds(1);
        assertThat(world.sample(TestWorld.A, "g").actual()).isEqualTo(Bytes.mib(256));
    }

    @Test
    void theReportedSizeIsHalfASecondOldInLongSteps() {
        var world = TestWorld.of(
                WorldConstants.DEFAULT.withStep(Duration.ofSeconds(2)),
                HostSpec.of(TestWorld.A, Bytes.gib(64), Millicores.cores(2)),
                usedAndFreed());
        world.seconds(60);
        world.aim("g", Bytes.mib(256));
        world.seconds(2);
        assertThat(world.sample(TestWorld.A, "g").actual()).isEqualTo(Bytes.mib(448));
    }

    @Test
    void withoutADriverACommandSucceedsAndNothingHappens() {
        var world = TestWorld.with(TestWorld.labGuest("g").withoutBalloonDriver());
        world.seconds(10);
        assertThat(world.aim("g", Bytes.mib(128))).isEqualTo(new CommandOutcome.Accepted());
        world.seconds(60);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(256));
    }

    @Test
    void anIdleGuestStallsWithItsLastFreePages() {
        var world = TestWorld.with(TestWorld.labGuest("g"));
        world.seconds(10);
        world.aim("g", Bytes.mib(40));
        world.seconds(60);
        assertThat(world.vm("g").free().toMib()).isCloseTo(2.5, within(0.3));
        assertThat(world.vm("g").actual().toMib()).isCloseTo(66, Percentage.withPercentage(10));
        assertThat(world.kills).isEmpty();
    }

    @Test
    void aPausedGuestActsOnItsTargetWhenItResumes() {
        var world = TestWorld.with(TestWorld.labGuest("g"));
        world.seconds(10);
        world.world.pause(new VmId("g"));
        assertThat(world.aim("g", Bytes.mib(128))).isEqualTo(new CommandOutcome.Accepted());
        world.seconds(30);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(256));
        world.world.resume(new VmId("g"));
        world.seconds(3);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(128));
    }

    @Test
    void aTargetAboveTheMaximumIsRefused() {
        var world = TestWorld.with(TestWorld.labGuest("g"));
        assertThat(world.aim("g", Bytes.mib(257)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommandOutcome.Refusal.INVALID_VALUE));
    }

    @Test
    void inflationDropsTheCacheBeforeItSwaps() {
        var world = TestWorld.with(GuestSpec.of(new VmId("g"), Bytes.gib(1), 1)
                .withSwap(Bytes.gib(1))
                .withWorkload(Workloads.constant(0.1, Bytes.mib(300))));
        world.seconds(200);
        assertThat(world.vm("g").cache().toMib()).isGreaterThan(200);
        // 491 MiB are in use, and a guest of 1 GiB holds back 44.
        world.aim("g", Bytes.mib(560));
        world.seconds(5);
        assertThat(world.vm("g").cache().toMib()).isLessThan(100);
        assertThat(world.vm("g").guestSwapped()).isEqualTo(Bytes.ZERO);
        world.aim("g", Bytes.mib(400));
        world.seconds(5);
        assertThat(world.vm("g").guestSwapped().toMib()).isCloseTo(491 + 44 - 400, within(8.0));
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(400));
    }

    /** 1 GiB, of which 900 MiB were used and freed again, as in LAB §5. */
    private static GuestSpec usedAndFreed() {
        return GuestSpec.of(new VmId("g"), Bytes.gib(1), 1)
                .withBaseUse(Bytes.mib(80))
                .withWorkload(Workloads.constant(0.1, Bytes.mib(900)).jump(Duration.ofSeconds(30), 0, Bytes.ZERO));
    }

    private static TestWorld fine(GuestSpec... guests) {
        var world = TestWorld.of(
                WorldConstants.DEFAULT.withStep(Duration.ofMillis(20)),
                HostSpec.of(TestWorld.A, Bytes.gib(64), Millicores.cores(2)),
                guests);
        return world.seconds(40);
    }
}
