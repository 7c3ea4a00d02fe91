package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.core.monitor.VmFixture.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.HostState;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class HostStateTest {
    private final HostFixture host = new HostFixture();
    private final VmFixture a = vm("a");

    @Test
    void aFreshSampleIsUp() {
        assertThat(host.observe(0, a).state()).isEqualTo(HostState.UP);
    }

    @Test
    void aHostThatDoesNotAnswerIsStaleAndThenUnreachable() {
        host.observe(0, a);
        assertThat(host.unanswered(10).state()).isEqualTo(HostState.STALE);
        assertThat(host.unanswered(120).state()).isEqualTo(HostState.STALE);
        assertThat(host.unanswered(121).state()).isEqualTo(HostState.UNREACHABLE);
    }

    @Test
    void aHostThatNeverAnsweredIsUnreachable() {
        var unknown = host.unanswered(0);
        assertThat(unknown.state()).isEqualTo(HostState.UNREACHABLE);
        assertThat(unknown.vms()).isEmpty();
    }

    @Test
    void anUnansweredHostKeepsItsVmsAsStaleAndAgeing() {
        host.observe(0, a);
        host.observe(10, a.run(1_000, 0));
        host.unanswered(20);

        var last = host.unanswered(27).vms().get(0);

        assertThat(last.quality()).isEqualTo(DataQuality.STALE);
        assertThat(last.age()).isEqualTo(Duration.ofSeconds(17));
        assertThat(last.memory().load()).isEqualTo(Bytes.gib(3));
    }

    @Test
    void anAnswerAfterSilenceIsMeasuredOverTheWholeTime() {
        host.observe(0, a);
        host.unanswered(10);
        var now = host.only(40, a.run(8_000, 0));
        assertThat(now.usage().cpu()).isEqualTo(Millicores.millicores(200));
        assertThat(now.quality()).isEqualTo(DataQuality.GOOD);
    }

    @Test
    void theSameSampleTwiceIsNoAnswer() {
        host.observe(0, a);
        assertThat(host.observeLate(0, 5, a).state()).isEqualTo(HostState.STALE);
    }

    @Test
    void anOldSampleMakesHostAndVmsStale() {
        host.observe(0, a);
        var late = host.observeLate(10, 41, a.run(0, 0));
        assertThat(late.state()).isEqualTo(HostState.STALE);
        assertThat(late.vms().get(0).quality()).isEqualTo(DataQuality.STALE);
        assertThat(late.takenAt()).isEqualTo(Instant.ofEpochSecond(10));
    }

    @Test
    void hostCountersThatCannotBeTrueAreNoAnswer() {
        host.observe(0, a);
        host.available = Bytes.gib(65);
        var odd = host.observe(10, a);
        assertThat(odd.state()).isEqualTo(HostState.STALE);
        assertThat(odd.capacity().memory()).isEqualTo(Bytes.gib(64));
    }

    @Test
    void aHostInMaintenanceSaysSo() {
        host.inventory = inventory(new TreeMap<>(), HostFixture.HOST);
        assertThat(host.observe(0, a).state()).isEqualTo(HostState.MAINTENANCE);
    }

    @Test
    void aSampleOfAnotherHostIsRefused() {
        host.observe(0, a);
        var other = HostTrack.empty(new HostId("h2"));
        var sample = host.track.last().orElseThrow().sample();
        assertThatThrownBy(() -> HostMonitor.observe(other, sample, host.context(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("h1")
                .hasMessageContaining("h2");
    }

    @Test
    void aVmThatTheInventoryDoesNotNameHasTheDefaults() {
        var now = host.only(0, a.run(1, 0, 0));
        assertThat(now.memoryAllocation()).isEqualTo(new Allocation<>(Bytes.ZERO, Bytes.gib(4), 1000));
        assertThat(now.cpuAllocation()).isEqualTo(new Allocation<>(Millicores.ZERO, Millicores.cores(2), 1000));
        assertThat(now.facts()).isEqualTo(GuestFacts.UNKNOWN);
    }

    @Test
    void allocationsAreClippedToWhatTheVmCanHave() {
        host.inventory = inventory(policies(Bytes.gib(6), Bytes.gib(8), 16));
        var now = host.only(0, a);
        assertThat(now.memoryAllocation()).isEqualTo(new Allocation<>(Bytes.gib(4), Bytes.gib(4), 7));
        assertThat(now.cpuAllocation().limit()).isEqualTo(Millicores.cores(1));
        assertThat(now.facts().swap()).isTrue();
    }

    @Test
    void aLimitBelowTheMaximumStands() {
        host.inventory = inventory(policies(Bytes.gib(1), Bytes.gib(3), 1));
        assertThat(host.only(0, a).memoryAllocation()).isEqualTo(new Allocation<>(Bytes.gib(1), Bytes.gib(3), 7));
    }

    @Test
    void aChangedInventoryTakesEffectWithTheNextSample() {
        host.observe(0, a);
        host.inventory = inventory(policies(Bytes.gib(1), Bytes.gib(3), 1));
        assertThat(host.only(10, a).memoryAllocation().limit()).isEqualTo(Bytes.gib(3));
    }

    @Test
    void aGrownVmHasAGrownDefaultLimit() {
        host.observe(0, a);
        a.maximum = Bytes.gib(6);
        assertThat(host.only(10, a.run(1, 0, 0)).memoryAllocation().limit()).isEqualTo(Bytes.gib(6));
        assertThat(host.only(20, a).cpuAllocation().limit()).isEqualTo(Millicores.cores(2));
    }

    private static SortedMap<VmId, VmPolicy> policies(Bytes reservation, Bytes limit, long cores) {
        var vms = new TreeMap<VmId, VmPolicy>();
        vms.put(
                new VmId("a"),
                new VmPolicy(
                        new Allocation<>(reservation, limit, 7),
                        new Allocation<>(Millicores.ZERO, Millicores.cores(cores), 7),
                        Automation.ACT,
                        new GuestFacts(true, true, true)));
        return vms;
    }

    private static InventoryView inventory(SortedMap<VmId, VmPolicy> vms, HostId... maintenance) {
        return new InventoryView(
                1, vms, new TreeMap<>(), List.of(), new TreeSet<>(List.of(maintenance)), new TreeSet<>());
    }
}
