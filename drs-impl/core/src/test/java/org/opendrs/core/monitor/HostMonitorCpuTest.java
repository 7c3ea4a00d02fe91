package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.core.monitor.VmFixture.vm;

import org.junit.jupiter.api.Test;
import org.opendrs.unit.Millicores;

class HostMonitorCpuTest {
    private final HostFixture host = new HostFixture();

    @Test
    void usageIsTheRunTimeOfAllVirtualCpusOverWallTime() {
        var a = vm("a").run(1, 7_000, 0).run(0, 1_000, 0);
        host.observe(0, a);

        var now = host.only(10, a.run(0, 2_500, 0).run(1, 5_000, 0));

        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(750));
    }

    @Test
    void aStarvedCpuBoundGuestWantsAWholeCore() {
        var a = vm("a");
        host.observe(0, a);

        var now = host.only(10, a.run(4_000, 6_000));

        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(400));
        // 4 s run and the floor of 0.1 s of sleep
        assertThat(now.demand().cpu()).isEqualTo(Millicores.millicores(976));
    }

    @Test
    void anUncontendedGuestWantsWhatItUses() {
        var a = vm("a");
        host.observe(0, a);

        var now = host.only(10, a.run(3_000, 0));

        assertThat(now.demand().cpu()).isEqualTo(now.usage().cpu());
    }

    @Test
    void demandIsCountedForEachVirtualCpuAndNotOnTheAverage() {
        var a = vm("a").run(1, 0, 0).run(2, 0, 0).run(3, 0, 0);
        host.observe(0, a);

        var now = host.only(10, a.run(0, 5_000, 5_000));

        // On the average of the four: 0.125 / 0.875 x 4 = 0.57 cores.
        assertThat(now.demand().cpu()).isEqualTo(Millicores.millicores(980));
    }

    @Test
    void anIdleGuestThatWaitsForItsFewInstantsWantsLittle() {
        var a = vm("a");
        host.observe(0, a);

        var now = host.only(10, a.run(30, 200));

        assertThat(now.demand().cpu().value()).isBetween(1L, 5L);
    }

    @Test
    void aPluggedVirtualCpuDoesNotCountUntilItHasAPredecessor() {
        var a = vm("a").run(5_000, 0);
        host.observe(0, a);

        var now = host.only(10, a.run(0, 1_000, 0).run(1, 9_000, 0));

        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(100));
    }

    @Test
    void twoSamplesTooCloseForARateKeepTheLastOne() {
        var a = vm("a");
        host.observe(0, a);
        host.observe(10, a.run(5_000, 1_000));

        var now = host.only(10.2, a.run(200, 0));

        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(500));
    }

    @Test
    void theReadyRatioIsWeightedByTheTimeThatVmsWanted() {
        var busy = vm("busy");
        var idle = vm("idle");
        host.observe(0, busy, idle);

        var now = host.observe(10, busy.run(9_000, 100), idle.run(10, 90));

        assertThat(now.pressure().readyRatio()).isCloseTo(190.0 / 9_200, within(1e-9));
    }

    @Test
    void aHostWithoutWorkHasNoReadyTime() {
        var a = vm("a");
        host.observe(0, a);

        assertThat(host.observe(10, a.run(0, 0)).pressure().readyRatio()).isZero();
    }
}
