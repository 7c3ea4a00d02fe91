package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.monitor.VmFixture.vm;

import org.junit.jupiter.api.Test;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

class HostMonitorMemoryTest {
    private final HostFixture host = new HostFixture();

    @Test
    void aGuestUsesAndWantsWhatIsNotUsable() {
        var a = vm("a");
        host.observe(0, a);

        var now = host.only(10, a.run(0, 0));

        assertThat(now.usage().memory()).isEqualTo(Bytes.gib(3));
        assertThat(now.demand().memory()).isEqualTo(Bytes.gib(3));
    }

    @Test
    void ratesAreCountersOverTheTimeBetweenReports() {
        var a = vm("a");
        host.observe(0, a);
        a.swappedIn += Bytes.mib(10).value();
        a.swappedOut += Bytes.mib(20).value();
        a.faults += 500;

        var memory = host.only(10, a.run(0, 0)).memory();

        assertThat(memory.swapIn()).isEqualTo(ByteRate.mibPerSecond(1));
        assertThat(memory.swapOut()).isEqualTo(ByteRate.mibPerSecond(2));
        assertThat(memory.majorFaultsPerSecond()).isEqualTo(50);
    }

    @Test
    void aReportThatStandsStillKeepsItsRates() {
        var a = vm("a");
        host.observe(0, a);
        a.swappedIn += Bytes.mib(10).value();
        host.observe(10, a.run(0, 0));

        assertThat(host.only(12, a).memory().swapIn()).isEqualTo(ByteRate.mibPerSecond(1));
    }

    @Test
    void whatAGuestSwappedOutIsWantedBack() {
        var a = vm("a");
        a.usable = Bytes.mib(10);
        host.observe(0, a);
        a.actual = Bytes.gib(2);
        a.swappedOut += Bytes.mib(300).value();

        var now = host.only(10, a.run(0, 0));

        assertThat(now.demand().memory()).isEqualTo(Bytes.mib(2048 - 10 + 300));
    }

    @Test
    void demandNeverExceedsTheMaximum() {
        var a = vm("a");
        host.observe(0, a);
        a.usable = Bytes.ZERO;
        a.swappedOut += Bytes.gib(3).value();

        assertThat(host.only(10, a.run(0, 0)).demand().memory()).isEqualTo(a.maximum);
    }

    @Test
    void swappedMemoryIsForgottenWhileThereIsRoomAndNobodyReadsItBack() {
        var a = vm("a");
        host.observe(0, a);
        a.swappedOut += Bytes.mib(300).value();
        host.observe(10, a.run(0, 0));

        var now = host.only(70, a.run(0, 0));

        // exp(-60 s / 60 s) of 300 MiB
        assertThat(now.demand().memory().toMib()).isBetween(3072 + 110.3, 3072 + 110.4);
    }

    @Test
    void swappedMemoryIsNotForgottenWhileTheGuestHasNoRoom() {
        var a = vm("a");
        a.usable = Bytes.mib(20);
        a.maximum = Bytes.gib(8);
        host.observe(0, a);
        a.swappedOut += Bytes.mib(300).value();
        host.observe(10, a.run(0, 0));

        assertThat(host.only(70, a.run(0, 0)).demand().memory()).isEqualTo(Bytes.mib(4096 - 20 + 300));
    }

    @Test
    void whatWasReadBackIsNoLongerMissing() {
        var a = vm("a");
        a.usable = Bytes.mib(20);
        a.maximum = Bytes.gib(8);
        host.observe(0, a);
        a.swappedOut += Bytes.mib(300).value();
        host.observe(10, a.run(0, 0));
        a.swappedIn += Bytes.mib(400).value();

        assertThat(host.only(20, a.run(0, 0)).demand().memory()).isEqualTo(Bytes.mib(4096 - 20));
    }

    @Test
    void aGuestWithoutAReportCountsWithAllItHolds() {
        var a = vm("a");
        a.reports = false;
        a.actual = Bytes.gib(2);

        var now = host.only(0, a);

        assertThat(now.demand().memory()).isEqualTo(Bytes.gib(2));
        assertThat(now.memory().load()).isEqualTo(Bytes.gib(2));
    }

    @Test
    void freePagesNeverExceedUsableMemory() {
        var a = vm("a");
        a.usable = Bytes.mib(10);
        a.unused = Bytes.mib(30);

        assertThat(host.only(0, a).memory().unused()).isEqualTo(Bytes.mib(10));
    }

    @Test
    void theHostsSwapInRateIsACounterOverTime() {
        host.observe(0);
        host.swappedIn += Bytes.mib(30).value();

        assertThat(host.observe(10).pressure().swapIn()).isEqualTo(ByteRate.mibPerSecond(3));
    }

    @Test
    void aRestartedHostHasNoSwapIn() {
        host.swappedIn = Bytes.gib(3).value();
        host.observe(0);
        host.swappedIn = 0;

        assertThat(host.observe(10).pressure().swapIn()).isEqualTo(ByteRate.ZERO);
    }
}
