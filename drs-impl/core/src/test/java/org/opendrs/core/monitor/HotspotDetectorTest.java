package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.HotHost.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostId;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.VmState;
import org.opendrs.monitor.Hotspot;
import org.opendrs.unit.Bytes;

class HotspotDetectorTest {
    private static final HotspotSettings SETTINGS = HotspotSettings.DEFAULT;
    private static final HostId H1 = new HostId("h1");

    private HotspotStates states = HotspotStates.EMPTY;
    private double now;

    private List<Hotspot> after(double seconds, HotHost... hosts) {
        now += seconds;
        var snapshots = Arrays.stream(hosts).map(HotHost::snapshot).toList();
        var detection = HotspotDetector.detect(states, snapshots, HostFixture.at(now), SETTINGS);
        states = detection.states();
        return detection.hotspots();
    }

    private List<Hotspot> times(int count, HotHost host) {
        List<Hotspot> last = List.of();
        for (int i = 0; i < count; i++) {
            last = after(10, host);
        }
        return last;
    }

    private Heat cpu() {
        return states.heat(H1, Resource.CPU);
    }

    private Heat memory() {
        return states.heat(H1, Resource.MEMORY);
    }

    private static HotHost cpuHot() {
        return host(12, 1).ready(0.2);
    }

    private static HotHost deficit() {
        return host(1, 102);
    }

    private static HotHost idle() {
        return host(0.1, 1);
    }

    @Test
    void cpuBecomesWarmAtOnceAndHotWithTheFourthSample() {
        times(1, cpuHot());
        assertThat(cpu()).isEqualTo(Heat.WARM);
        times(2, cpuHot());
        assertThat(cpu()).isEqualTo(Heat.WARM);
        assertThat(times(1, cpuHot())).extracting(Hotspot::resource).containsExactly(Resource.CPU);
        assertThat(cpu()).isEqualTo(Heat.HOT);
    }

    @Test
    void fourOfSixSamplesAreEnough() {
        times(2, cpuHot());
        times(2, idle());
        assertThat(times(1, cpuHot())).isEmpty();
        assertThat(times(1, cpuHot())).hasSize(1);
    }

    @Test
    void aShortSpikeOpensNothing() {
        for (int i = 0; i < 20; i++) {
            assertThat(times(3, cpuHot())).isEmpty();
            assertThat(times(3, idle())).isEmpty();
        }
    }

    @Test
    void aFullHostOnWhichNobodyWaitsIsNotHot() {
        assertThat(times(20, host(10, 1).ready(0.02))).isEmpty();
    }

    @Test
    void waitingOnAHostThatIsNotFullIsNotHot() {
        assertThat(times(20, host(5, 1).ready(0.6))).isEmpty();
    }

    @Test
    void sixCalmSamplesCloseAHotspot() {
        times(4, cpuHot());
        assertThat(times(5, idle())).hasSize(1);
        assertThat(times(1, idle())).isEmpty();
        assertThat(cpu()).isEqualTo(Heat.NORMAL);
    }

    @Test
    void betweenTheLevelsAHotspotStays() {
        times(4, cpuHot());
        assertThat(times(50, host(9, 1).ready(0.07))).hasSize(1);
    }

    @Test
    void betweenTheLevelsNothingOpens() {
        assertThat(times(50, host(9, 1).ready(0.07))).isEmpty();
    }

    @Test
    void flappingAroundTheUpperLevelDoesNotToggle() {
        times(4, cpuHot());
        for (int i = 0; i < 50; i++) {
            assertThat(times(1, host(9.4, 1).ready(0.2))).hasSize(1);
            assertThat(times(1, host(9.6, 1).ready(0.2))).hasSize(1);
        }
    }

    @Test
    void aMemoryDeficitMustLastAMinute() {
        assertThat(times(6, deficit())).isEmpty();
        assertThat(times(1, deficit())).extracting(Hotspot::resource).containsExactly(Resource.MEMORY);
    }

    @Test
    void aMinuteWithTooFewSamplesIsNotEnough() {
        assertThat(after(0, deficit())).isEmpty();
        assertThat(after(40, deficit())).isEmpty();
        assertThat(after(40, deficit())).isEmpty();
        assertThat(after(40, deficit())).hasSize(1);
    }

    @Test
    void manySamplesWithinAMinuteAreNotEnough() {
        List<Hotspot> last = List.of();
        for (int t = 0; t < 60; t += 2) {
            last = after(2, deficit());
            assertThat(last).isEmpty();
        }
        assertThat(after(2, deficit())).hasSize(1);
    }

    @Test
    void aDeficitThatEndsInBetweenStartsItsMinuteAnew() {
        times(5, deficit());
        times(1, idle());
        assertThat(times(6, deficit())).isEmpty();
        assertThat(times(1, deficit())).hasSize(1);
    }

    @Test
    void aDeficitOfOnePercentIsNone() {
        assertThat(times(20, host(1, 101))).isEmpty();
    }

    @Test
    void theReserveIsNotThereToBeWanted() {
        var host = host(1, 97);
        host.reserve = Bytes.gib(5);
        assertThat(times(7, host)).hasSize(1);
    }

    @Test
    void hostSwapInOpensWithTheThirdSample() {
        assertThat(times(2, idle().swapIn(2))).isEmpty();
        assertThat(times(1, idle().swapIn(2)))
                .extracting(h -> h.reason().code())
                .containsExactly("HOST_SWAP_IN");
    }

    @Test
    void hostSwapInMustNotPause() {
        for (int i = 0; i < 10; i++) {
            times(2, idle().swapIn(2));
            assertThat(times(1, idle())).isEmpty();
        }
    }

    @Test
    void swapOccupancyIsNoTrigger() {
        var host = idle();
        host.swapUsed = Bytes.gib(50);
        assertThat(times(20, host)).isEmpty();
    }

    @Test
    void aVmWithoutGoodDataCountsWithWhatItHolds() {
        var host = new HotHost("h1");
        for (DataQuality quality : DataQuality.values()) {
            host.vm(quality.name(), 9, 90, quality, VmState.RUNNING);
        }
        // one good VM of 90 GiB, four others of 1 GiB each; CPU of the good one and of the one without a report
        assertThat(HostWants.of(host.snapshot()))
                .isEqualTo(new HostWants(18_000, Bytes.gib(94).value()));
    }

    @Test
    void anArrivingVmIsCountedAtItsSource() {
        var host = new HotHost("h1").vm("a", 20, 200, DataQuality.GOOD, VmState.MIGRATING_IN);
        assertThat(HostWants.of(host.snapshot())).isEqualTo(new HostWants(0, 0));
    }

    @Test
    void aSilentHostDoesNotBecomeHot() {
        times(3, cpuHot());
        assertThat(times(20, cpuHot().state(HostState.STALE))).isEmpty();
        assertThat(times(20, cpuHot().state(HostState.UNREACHABLE))).isEmpty();
        assertThat(cpu()).isEqualTo(Heat.WARM);
    }

    @Test
    void aHotHostThatFallsSilentIsHotAgainWhenItAnswers() {
        times(4, cpuHot());
        assertThat(times(20, idle().state(HostState.UNREACHABLE))).isEmpty();
        assertThat(cpu()).isEqualTo(Heat.HOT);
        assertThat(times(1, idle())).hasSize(1);
    }

    @Test
    void timeInSilenceDoesNotCountForTheMinute() {
        times(5, deficit());
        times(20, deficit().state(HostState.STALE));
        assertThat(times(2, deficit())).isEmpty();
        assertThat(times(1, deficit())).hasSize(1);
    }

    @Test
    void aHostInMaintenanceIsWatchedLikeAnyOther() {
        assertThat(times(4, cpuHot().state(HostState.MAINTENANCE))).hasSize(1);
    }

    @Test
    void ageCountsFromTheOpening() {
        assertThat(times(4, cpuHot()).get(0).age()).isEqualTo(Duration.ZERO);
        assertThat(times(3, cpuHot()).get(0).age()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theReasonKeepsTheFiguresOfTheOpening() {
        times(4, cpuHot());
        var reason = times(3, host(20, 1).ready(0.9)).get(0).reason();
        assertThat(reason.toString())
                .isEqualTo("CPU_OVERLOAD(demand=12000 allocatable=10000 enter=950 ready=200 readyEnter=100"
                        + " samples=4 window=6)");
    }

    @Test
    void theDeficitsReasonTellsHowLongItLasted() {
        var reason = times(7, deficit()).get(0).reason();
        assertThat(reason.code()).isEqualTo(MonitorReasons.MEMORY_DEFICIT);
        assertThat(reason.input("held")).isEqualTo(60_000);
        assertThat(reason.input("demand")).isEqualTo(Bytes.gib(102).value());
    }

    @Test
    void hotspotsComeByHostAndResource() {
        var first = new HotHost("h1")
                .vm("a", 12, 120, DataQuality.GOOD, VmState.RUNNING)
                .ready(0.5);
        var second = new HotHost("h2")
                .vm("b", 12, 1, DataQuality.GOOD, VmState.RUNNING)
                .ready(0.5);
        for (int i = 0; i < 6; i++) {
            after(10, second, first);
        }
        assertThat(after(10, second, first))
                .extracting(h -> h.host() + " " + h.resource())
                .containsExactly("h1 cpu", "h1 memory", "h2 cpu");
    }

    @Test
    void aHostThatIsNoLongerListedIsForgotten() {
        times(4, cpuHot());
        after(10);
        assertThat(times(3, cpuHot())).isEmpty();
    }

    @Test
    void memoryIsHotWhileAnyOfItsRulesIs() {
        times(3, deficit().swapIn(2));
        assertThat(times(10, deficit())).hasSize(1);
        assertThat(memory()).isEqualTo(Heat.HOT);
        times(6, idle());
        assertThat(memory()).isEqualTo(Heat.NORMAL);
    }
}
