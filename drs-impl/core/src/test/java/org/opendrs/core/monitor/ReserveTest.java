package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.VmFixture.vm;

import org.junit.jupiter.api.Test;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class ReserveTest {
    private final HostFixture host = new HostFixture();

    private Bytes reserveAfter(int samples, VmFixture... vms) {
        HostSnapshot last = host.observe(0, vms);
        for (int i = 1; i < samples; i++) {
            last = host.observe(10 * i, vms);
        }
        return last.reserve().memory();
    }

    @Test
    void aSmallHostKeepsTheMinimum() {
        host.total = Bytes.gib(16);
        host.available = Bytes.gib(16);
        assertThat(reserveAfter(1)).isEqualTo(Bytes.gib(1));
    }

    @Test
    void aLargeHostKeepsItsRatio() {
        host.available = host.total;
        assertThat(reserveAfter(1)).isEqualTo(host.total.times(0.05));
    }

    @Test
    void neverMoreIsKeptThanThereIs() {
        host.total = Bytes.mib(640);
        host.available = Bytes.mib(600);
        assertThat(reserveAfter(1)).isEqualTo(host.total);
    }

    @Test
    void memoryUsedByOthersThanVmsIsKept() {
        // 24 GiB used, 4 GiB of it by a VM whose overhead is unknown
        assertThat(reserveAfter(1, vm("a"))).isEqualTo(Bytes.gib(20).plus(new Bytes(Overhead.UNKNOWN_BYTES)));
    }

    @Test
    void theMeasuredPartNeverTakesMoreThanHalfOfTheHost() {
        host.available = Bytes.ZERO;
        assertThat(reserveAfter(1)).isEqualTo(Bytes.gib(32));
    }

    @Test
    void aSingleNoisySampleDoesNotMoveTheReserve() {
        var before = reserveAfter(5);
        host.available = Bytes.gib(2);
        var during = host.observe(50).reserve().memory();
        host.available = Bytes.gib(40);
        var after = host.observe(60).reserve().memory();
        assertThat(during).isEqualTo(before);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aLastingChangeIsFollowedWithinMinutes() {
        reserveAfter(5);
        host.available = Bytes.gib(34);
        Bytes last = Bytes.ZERO;
        for (int t = 50; t <= 350; t += 10) {
            last = host.observe(t).reserve().memory();
        }
        assertThat(last).isBetween(Bytes.mib(30 * 1024 - 200), Bytes.gib(30));
    }

    @Test
    void overheadSeenAsResidentBeyondTheGuestIsLearnt() {
        var a = vm("a");
        a.resident = Bytes.mib(4096 + 200);
        host.available = host.total.minusOrZero(a.resident).minusOrZero(Bytes.gib(5));
        assertThat(reserveAfter(60, a)).isBetween(Bytes.mib(5 * 1024 + 195), Bytes.mib(5 * 1024 + 200));
    }

    @Test
    void overheadIsNotUnlearntWhenGuestPagesAreSwappedOut() {
        var a = vm("a");
        a.resident = Bytes.mib(4096 + 200);
        host.available = host.total.minusOrZero(a.resident).minusOrZero(Bytes.gib(5));
        var learnt = reserveAfter(60, a);
        a.resident = Bytes.gib(2);
        host.available = host.total.minusOrZero(a.resident).minusOrZero(Bytes.gib(5));
        assertThat(host.observe(610, a).reserve().memory()).isEqualTo(learnt);
    }

    @Test
    void oneOddResidentFigureHardlyMovesTheOverhead() {
        var a = vm("a");
        host.available = host.total.minusOrZero(a.resident).minusOrZero(Bytes.gib(5));
        var before = reserveAfter(10, a);
        a.resident = Bytes.gib(40);
        var after = host.observe(100, a).reserve().memory();
        assertThat(after.minusOrZero(before)).isLessThan(Bytes.mib(64));
    }

    @Test
    void aVmThatWasNotMeasuredDoesNotCountAsForeignUse() {
        var a = vm("a");
        var before = reserveAfter(5, a);
        a.resident = Bytes.ZERO;
        assertThat(host.observe(50, a).reserve().memory()).isEqualTo(before);
    }

    @Test
    void anArrivingVmMayStillTakeNothing() {
        var a = vm("a");
        a.state = VmState.MIGRATING_IN;
        a.resident = Bytes.ZERO;
        assertThat(reserveAfter(1, a)).isEqualTo(Bytes.gib(24).plus(new Bytes(Overhead.UNKNOWN_BYTES)));
    }

    @Test
    void theCpuReserveComesFromTheSettings() {
        var d = MonitorSettings.DEFAULT;
        host.settings = new MonitorSettings(
                d.staleAfter(),
                d.unreachableAfter(),
                d.minimumReserve(),
                d.reserveRatio(),
                Millicores.cores(2),
                d.hotspots(),
                d.publishing());
        assertThat(host.observe(0).allocatable().cpu()).isEqualTo(Millicores.cores(14));
    }
}
