package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.VmFixture.vm;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.model.DataQuality;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class DataQualityTest {
    private final HostFixture host = new HostFixture();
    private final VmFixture a = vm("a");

    private void goodSamplesUpTo(int seconds) {
        for (int t = 0; t <= seconds; t += 10) {
            host.observe(t, a.run(1_000, 0));
        }
    }

    @Test
    void theFirstSampleIsPartial() {
        assertThat(host.only(0, a).quality()).isEqualTo(DataQuality.PARTIAL);
    }

    @Test
    void theSecondSampleIsGood() {
        host.observe(0, a);
        assertThat(host.only(10, a.run(1_000, 0)).quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void aGuestWithoutCpuTimesIsPartial() {
        a.vcpus.clear();
        host.observe(0, a);
        a.stamp++;
        assertThat(host.only(10, a).quality()).isEqualTo(DataQuality.PARTIAL);
    }

    @Test
    void aGuestThatReportedOnlyOnceIsPartial() {
        host.observe(0, a);
        assertThat(host.only(10, a).quality()).isEqualTo(DataQuality.PARTIAL);
    }

    @Test
    void aGuestWithoutStatisticsIsMissing() {
        a.reports = false;
        host.observe(0, a);
        assertThat(host.only(10, a.run(0, 0)).quality()).isEqualTo(DataQuality.MISSING);
    }

    @Test
    void aReportThatWasNeverFilledInIsMissing() {
        a.stamp = 0;
        assertThat(host.only(0, a).quality()).isEqualTo(DataQuality.MISSING);
    }

    @Test
    void aReportThatStandsStillBecomesStaleAfterTheBound() {
        goodSamplesUpTo(10);
        assertThat(host.only(40, a).quality()).isEqualTo(DataQuality.GOOD);
        assertThat(host.only(41, a).quality()).isEqualTo(DataQuality.STALE);
    }

    @Test
    void ageCountsFromTheReportAndNotFromTheSample() {
        goodSamplesUpTo(10);
        assertThat(host.only(28, a).age()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void ageCountsToNow() {
        host.observe(0, a);
        var now = host.observeLate(10, 13, a.run(0, 0)).vms().get(0);
        assertThat(now.age()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aReportsClockThatIsSetBackDoesNotMakeItStale() {
        goodSamplesUpTo(10);
        a.stamp -= 3_600;
        assertThat(host.only(50, a).quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void aPausedGuestIsStaleAtOnce() {
        goodSamplesUpTo(10);
        a.state = VmState.PAUSED;
        assertThat(host.only(20, a.run(0, 0)).quality()).isEqualTo(DataQuality.STALE);
    }

    @Test
    void aGuestThatIsBeingCopiedAwayIsGood() {
        goodSamplesUpTo(10);
        a.state = VmState.MIGRATING_OUT;
        assertThat(host.only(20, a.run(0, 0)).quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void moreUsableThanHeldIsAbsurd() {
        goodSamplesUpTo(10);
        a.usable = Bytes.gib(5);
        assertThat(host.only(20, a.run(0, 0)).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void moreHeldThanTheMaximumIsAbsurd() {
        goodSamplesUpTo(10);
        a.actual = Bytes.gib(5);
        assertThat(host.only(20, a.run(0, 0)).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void noMaximumIsAbsurd() {
        a.maximum = Bytes.ZERO;
        assertThat(host.only(0, a).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void moreRunTimeThanWallTimeIsAbsurd() {
        goodSamplesUpTo(10);
        assertThat(host.only(20, a.run(15_000, 0)).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void runAndReadyTimeTogetherBeyondWallTimeIsAbsurd() {
        goodSamplesUpTo(10);
        assertThat(host.only(20, a.run(8_000, 8_000)).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void aLittleMoreRunTimeThanWallTimeIsTolerated() {
        goodSamplesUpTo(10);
        var now = host.only(20, a.run(10_300, 0));
        assertThat(now.quality()).isEqualTo(DataQuality.GOOD);
        assertThat(now.usage().cpu()).isEqualTo(Millicores.cores(1));
    }

    @Test
    void aCpuCounterThatFallsWithoutARestartIsAbsurd() {
        a.run(100_000, 0);
        goodSamplesUpTo(10);
        assertThat(host.only(20, a.run(-20_000, 0)).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void aGuestCounterThatFallsWithoutARestartIsAbsurd() {
        a.faults = 5_000_000;
        goodSamplesUpTo(10);
        a.faults = 4_000_000;
        assertThat(host.only(20, a.run(0, 0)).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void countersNearZeroWithoutANewReportAreAbsurd() {
        a.faults = 5_000;
        goodSamplesUpTo(10);
        a.faults = 10;
        assertThat(host.only(20, a).quality()).isEqualTo(DataQuality.ABSURD);
    }

    @Test
    void anAbsurdSampleKeepsTheLastGoodFigures() {
        goodSamplesUpTo(10);
        a.usable = Bytes.gib(1000);
        var now = host.only(20, a.run(9_000, 0));
        assertThat(now.memory().load()).isEqualTo(Bytes.gib(3));
        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(100));
    }

    @Test
    void anAbsurdSizeNeverOutgrowsTheMaximum() {
        a.actual = Bytes.gib(1000);
        assertThat(host.only(0, a).memory().actual()).isEqualTo(Bytes.gib(4));
    }

    @Test
    void oneOddReadingDoesNotSpoilTheNext() {
        a.run(100_000, 0);
        goodSamplesUpTo(10);
        host.observe(20, a.run(-50_000, 0));

        var now = host.only(30, a.run(50_000 + 2_000, 0));

        assertThat(now.quality()).isEqualTo(DataQuality.GOOD);
        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(100));
    }

    @Test
    void countersThatFellForGoodAreTrustedAgainAfterAWhile() {
        a.run(1_000_000, 0);
        goodSamplesUpTo(10);
        a.run(-500_000, 0);
        for (int t = 20; t <= 50; t += 10) {
            assertThat(host.only(t, a.run(1_000, 0)).quality()).isEqualTo(DataQuality.ABSURD);
        }
        assertThat(host.only(60, a.run(1_000, 0)).quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void aRestartedGuestStartsAnew() {
        a.run(1_000_000, 0);
        a.swappedOut = Bytes.gib(1).value();
        goodSamplesUpTo(10);
        a.vcpus.set(0, new VcpuTimes(3_000_000_000L, 0));
        a.swappedOut = 0;
        a.stamp++;

        var restarted = host.only(20, a);
        assertThat(restarted.quality()).isEqualTo(DataQuality.PARTIAL);
        assertThat(restarted.usage().cpu()).isEqualTo(Millicores.ZERO);
        assertThat(host.only(30, a.run(1_000, 0)).quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void aGuestRebootedInsideItsProcessStartsAnewToo() {
        a.faults = 5_000_000;
        goodSamplesUpTo(10);
        a.faults = 300;
        assertThat(host.only(20, a.run(1_000, 0)).quality()).isEqualTo(DataQuality.PARTIAL);
    }

    @Test
    void aRestartForgetsWhatWasSwappedOut() {
        a.usable = Bytes.ZERO;
        a.maximum = Bytes.gib(8);
        goodSamplesUpTo(10);
        a.swappedOut = Bytes.gib(2).value();
        assertThat(host.only(20, a.run(0, 0)).demand().memory()).isEqualTo(Bytes.gib(6));
        a.swappedOut = 0;
        assertThat(host.only(30, a.run(0, 0)).demand().memory()).isEqualTo(Bytes.gib(4));
    }

    @Test
    void anArrivingVmUsesAndWantsNothingYet() {
        a.state = VmState.MIGRATING_IN;
        host.observe(0, a);
        var now = host.only(10, a.run(5_000, 0));
        assertThat(now.state()).isEqualTo(VmState.MIGRATING_IN);
        assertThat(now.quality()).isEqualTo(DataQuality.PARTIAL);
        assertThat(now.usage().cpu()).isEqualTo(Millicores.ZERO);
        assertThat(now.usage().memory()).isEqualTo(Bytes.ZERO);
        assertThat(now.demand().memory()).isEqualTo(Bytes.ZERO);
    }

    @Test
    void anArrivedVmIsPartialOnceAndGoodThen() {
        a.state = VmState.MIGRATING_IN;
        host.observe(0, a);
        a.state = VmState.RUNNING;
        assertThat(host.only(10, a.run(5_000, 0)).quality()).isEqualTo(DataQuality.PARTIAL);
        assertThat(host.only(20, a.run(5_000, 0)).quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void aVmThatCameBackIsNotMeasuredByItsFormerCounters() {
        goodSamplesUpTo(10);
        host.observe(20);
        assertThat(host.only(30, a.run(1_000, 0)).quality()).isEqualTo(DataQuality.PARTIAL);
    }
}
