package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.HotHost.host;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class PublishRuleTest {
    private static final PublishSettings SETTINGS = PublishSettings.DEFAULT;
    private static final Published LAST = Published.of(host(5, 50).snapshot(), HostFixture.at(0));

    private static String codeFor(HostSnapshot now, double seconds) {
        return PublishRule.decide(LAST, now, HostFixture.at(seconds), SETTINGS)
                .reason()
                .code();
    }

    @Test
    void theFirstFiguresArePublished() {
        var decision = PublishRule.decide(Published.NOTHING, host(0, 0).snapshot(), HostFixture.at(0), SETTINGS);
        assertThat(decision.publish()).isTrue();
        assertThat(decision.reason().code()).isEqualTo(MonitorReasons.FIRST_FIGURES);
    }

    @Test
    void unchangedFiguresAreNot() {
        var decision = PublishRule.decide(LAST, host(5, 50).snapshot(), HostFixture.at(10), SETTINGS);
        assertThat(decision.publish()).isFalse();
        assertThat(decision.reason().code()).isEqualTo(MonitorReasons.NOTHING_NEW);
        assertThat(decision.reason().input("age")).isEqualTo(10_000);
    }

    @Test
    void cpuIsPublishedBeyondFivePercentOfTheCapacity() {
        assertThat(codeFor(host(5.5, 50).snapshot(), 10)).isEqualTo(MonitorReasons.NOTHING_NEW);
        assertThat(codeFor(host(5.51, 50).snapshot(), 10)).isEqualTo(MonitorReasons.CPU_CHANGED);
        assertThat(codeFor(host(4.49, 50).snapshot(), 10)).isEqualTo(MonitorReasons.CPU_CHANGED);
    }

    @Test
    void memoryIsPublishedBeyondTwoPercentOfTheCapacity() {
        assertThat(codeFor(host(5, 52).snapshot(), 10)).isEqualTo(MonitorReasons.NOTHING_NEW);
        assertThat(codeFor(host(5, 52.1).snapshot(), 10)).isEqualTo(MonitorReasons.MEMORY_CHANGED);
        assertThat(codeFor(host(5, 47.9).snapshot(), 10)).isEqualTo(MonitorReasons.MEMORY_CHANGED);
    }

    @Test
    void aGrownReserveCountsLikeDemand() {
        var now = host(5, 50);
        now.reserve = Bytes.gib(3);
        assertThat(codeFor(now.snapshot(), 10)).isEqualTo(MonitorReasons.MEMORY_CHANGED);
    }

    @Test
    void aNewVmIsPublishedHoweverSmall() {
        var now = host(5, 50).vm("b", 0, 0, DataQuality.GOOD, VmState.RUNNING);
        assertThat(codeFor(now.snapshot(), 10)).isEqualTo(MonitorReasons.VMS_CHANGED);
    }

    @Test
    void aVmInAnothersPlaceIsPublished() {
        var now = new HotHost("h1").vm("z", 5, 50, DataQuality.GOOD, VmState.RUNNING);
        assertThat(codeFor(now.snapshot(), 10)).isEqualTo(MonitorReasons.VMS_CHANGED);
    }

    @Test
    void aVmThatIsBeingCopiedAwayIsPublished() {
        var now = new HotHost("h1").vm("a", 5, 50, DataQuality.GOOD, VmState.MIGRATING_OUT);
        assertThat(codeFor(now.snapshot(), 10)).isEqualTo(MonitorReasons.VMS_CHANGED);
    }

    @Test
    void maintenanceIsPublished() {
        assertThat(codeFor(host(5, 50).state(HostState.MAINTENANCE).snapshot(), 10))
                .isEqualTo(MonitorReasons.HOST_CHANGED);
    }

    @Test
    void unchangedFiguresArePublishedAgainWhenTheHostsPeriodIsOver() {
        double period = PublishRule.refreshNanos(new HostId("h1"), SETTINGS) / 1e9;
        assertThat(codeFor(host(5, 50).snapshot(), period - 0.01)).isEqualTo(MonitorReasons.NOTHING_NEW);
        assertThat(codeFor(host(5, 50).snapshot(), period + 0.01)).isEqualTo(MonitorReasons.REFRESH_DUE);
    }

    @Property(tries = 200, seed = "20160601")
    void everyHostsPeriodIsTenMinutesMoreOrLessATenth(@ForAll @IntRange(max = 100_000) int number) {
        long nanos = PublishRule.refreshNanos(new HostId("host-" + number), SETTINGS);
        assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }

    @Test
    void periodsOfManyHostsAreSpreadEvenly() {
        int early = 0;
        for (int i = 0; i < 1000; i++) {
            early += PublishRule.refreshNanos(new HostId("host-" + i), SETTINGS)
                            < Duration.ofMinutes(10).toNanos()
                    ? 1
                    : 0;
        }
        assertThat(early).isBetween(450, 550);
    }

    @Property(tries = 200, seed = "20160601")
    void whatIsNotPublishedDiffersByLessThanTheBand(
            @ForAll @IntRange(max = 10_000) int millicores, @ForAll @IntRange(max = 100) int gib) {
        var decision = PublishRule.decide(LAST, host(millicores / 1000.0, gib).snapshot(), HostFixture.at(1), SETTINGS);
        assertThat(decision.publish()).isEqualTo(Math.abs(millicores - 5_000) > 500 || Math.abs(gib - 50) > 2);
    }
}
