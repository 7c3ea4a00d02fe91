package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;
import static org.opendrs.unit.Millicores.cores;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;

class SampleBuildersTest {
    @Test
    void countersOfAHostAreSetByName() {
        var counters = HostCounters.builder(gib(64), cores(16))
                .memoryAvailable(gib(20))
                .swapUsed(mib(1))
                .swappedIn(mib(2))
                .swappedOut(mib(3))
                .cpuBusyNanos(4)
                .build();

        assertThat(counters).isEqualTo(new HostCounters(gib(64), gib(20), mib(1), mib(2), mib(3), cores(16), 4));
    }

    @Test
    void aReportOfAGuestIsSetByName() {
        var stats = GuestStats.builder(9)
                .usable(mib(200))
                .unused(mib(50))
                .diskCaches(mib(3))
                .swappedIn(mib(4))
                .swappedOut(mib(5))
                .majorFaults(6)
                .total(gib(1))
                .reclaim(ReclaimCounters.ofKills(7))
                .build();

        assertThat(stats)
                .isEqualTo(new GuestStats(
                        9,
                        mib(50),
                        mib(200),
                        mib(3),
                        mib(4),
                        mib(5),
                        6,
                        gib(1),
                        Optional.of(ReclaimCounters.ofKills(7))));
        assertThat(GuestStats.builder(9).usable(mib(200)).build())
                .isEqualTo(new GuestStats(
                        9, mib(200), mib(200), Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, 0, Bytes.ZERO, Optional.empty()));
    }

    @Test
    void countersOfAVmAreSetByName() {
        var stats = GuestStats.builder(9).usable(mib(200)).build();
        var sample = VmSample.builder(new VmId("a"), gib(4))
                .state(VmState.PAUSED)
                .actual(gib(2))
                .resident(gib(3))
                .vcpu(7, 8)
                .vcpu(9, 10)
                .guest(stats)
                .build();

        assertThat(sample)
                .isEqualTo(new VmSample(
                        new VmId("a"),
                        VmState.PAUSED,
                        gib(4),
                        gib(2),
                        gib(3),
                        List.of(new VcpuTimes(7, 8), new VcpuTimes(9, 10)),
                        Optional.of(stats)));
        assertThat(sample.withGuest(Optional.empty()).guest()).isEmpty();
    }

    @Test
    void aVmOfWhichNothingIsKnownButItsMaximumRunsAndHoldsIt() {
        assertThat(VmSample.builder(new VmId("a"), gib(4)).build())
                .isEqualTo(new VmSample(
                        new VmId("a"), VmState.RUNNING, gib(4), gib(4), gib(4), List.of(), Optional.empty()));
        assertThat(VmSample.builder(new VmId("a"), gib(4))
                        .actual(gib(2))
                        .build()
                        .resident())
                .isEqualTo(gib(2));
    }

    @Test
    void whatCannotBeGuessedMustBeSaid() {
        assertThatThrownBy(() -> HostCounters.builder(gib(64), cores(16)).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("memoryAvailable is not set");
        assertThatThrownBy(() -> GuestStats.builder(9).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("usable is not set");
    }
}
