package org.opendrs.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestHistories;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.explain.Reason;
import org.opendrs.model.Allocation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class DoctorTest {
    private static final VmId VM = new VmId("vm");
    private static final long SECOND = 1_000_000_000L;
    private static final GuestFacts HEALTHY = new GuestFacts(true, true, true);
    private static final GuestTraits ALL_ON = new GuestTraits(List.of(), Optional.of(true), Optional.of(true), true);

    private static VmSnapshot vm(DataQuality quality, GuestFacts facts, Bytes actual, Bytes reservation) {
        var memory = new MemoryState(gib(4), actual, mib(500), mib(500), actual, ByteRate.ZERO, ByteRate.ZERO, 0);
        return new VmSnapshot(
                VM,
                VmState.RUNNING,
                ResourceVector.ZERO,
                ResourceVector.of(Millicores.ZERO, memory.load()),
                memory,
                new Allocation<>(reservation, gib(4), 1000),
                new Allocation<>(Millicores.ZERO, Millicores.ZERO, 1000),
                facts,
                GuestClass.COOPERATIVE,
                quality,
                Duration.ofSeconds(40));
    }

    private static VmSnapshot good(Bytes actual) {
        return vm(DataQuality.GOOD, HEALTHY, actual, Bytes.ZERO);
    }

    private static GuestHistory watched(GuestHistory before, Bytes actual, long from, long until) {
        var history = before;
        for (long t = from; t < until; t += 2) {
            var sample = vm(DataQuality.GOOD, HEALTHY, actual, Bytes.ZERO);
            history = GuestHistories.afterSample(
                    history, young(sample), t * SECOND, Duration.ofMinutes(1), WaterfillSettings.DEFAULT);
        }
        return history;
    }

    private static VmSnapshot young(VmSnapshot vm) {
        return vm.as(vm.quality(), Duration.ZERO);
    }

    private static Diagnosis diagnose(VmSnapshot vm, GuestHistory history, GuestTraits traits, long seconds) {
        var scope = GuestScopes.of(vm, history, false, false, seconds * SECOND);
        return Doctor.examine(new GuestCase(vm, history, scope, traits), seconds * SECOND);
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.reason().code()).toList();
    }

    @Test
    void thereIsNothingToSayOfAHealthyGuest() {
        var diagnosis = diagnose(good(gib(4)), watched(GuestHistory.none(), gib(4), 0, 10), ALL_ON, 10);

        assertThat(diagnosis.managed()).isTrue();
        assertThat(diagnosis.findings()).isEmpty();
    }

    @Test
    void eachQualityOfDataHasItsRemedy() {
        var expected = List.of(
                DoctorReasons.STATISTICS_STAND_STILL,
                DoctorReasons.STATISTICS_INCOMPLETE,
                DoctorReasons.STATISTICS_ABSURD,
                DoctorReasons.NO_STATISTICS);
        var found = new ArrayList<String>();
        for (var quality : List.of(DataQuality.STALE, DataQuality.PARTIAL, DataQuality.ABSURD, DataQuality.MISSING)) {
            var history = watched(GuestHistory.none(), gib(4), 0, 10);
            var diagnosis = diagnose(vm(quality, HEALTHY, gib(4), Bytes.ZERO), history, ALL_ON, 200);
            assertThat(diagnosis.managed()).isFalse();
            assertThat(diagnosis.scope()).isEqualTo(GuestScope.NO_DATA);
            found.addAll(codes(diagnosis.findings()));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theWorstComesFirstAndSaysWhatToDo() {
        var silent = vm(DataQuality.MISSING, GuestFacts.UNKNOWN, gib(4), Bytes.ZERO);
        var diagnosis = diagnose(silent, GuestHistory.none(), GuestTraits.UNKNOWN, 200);

        assertThat(diagnosis.findings().get(0).severity()).isEqualTo(Severity.FAULT);
        assertThat(diagnosis.findings().get(0).remedy()).contains("virsh dommemstat GUEST --period 2");
        assertThat(codes(diagnosis.findings()))
                .contains(DoctorReasons.BOOTING, DoctorReasons.NO_SWAP, DoctorReasons.NO_AUTODEFLATE);
    }

    @Test
    void aGuestThatNeverFollowsHasNoDriver() {
        var history = watched(GuestHistory.none(), gib(4), 0, 10);
        for (int k = 0; k < 3; k++) {
            long at = 10 + 40L * k;
            history = command(history, gib(3), at);
            history = watched(history, gib(4), at, at + 40);
        }
        var diagnosis = diagnose(good(gib(4)), history, ALL_ON, 130);

        assertThat(diagnosis.guestClass()).isNotEqualTo(GuestClass.COOPERATIVE);
        assertThat(codes(diagnosis.findings())).containsAnyOf(DoctorReasons.NO_DRIVER, DoctorReasons.STALLED);
    }

    private static GuestHistory command(GuestHistory history, Bytes target, long seconds) {
        var order = new BalloonTarget(VM, gib(4), target, Reason.of("TEST"));
        var sent = GuestHistories.afterCommand(history, order, seconds * SECOND, false, WaterfillSettings.DEFAULT);
        return GuestHistories.afterOutcome(
                sent, new CommandOutcome.Accepted(), seconds * SECOND, WaterfillSettings.DEFAULT);
    }

    @Test
    void aChangeByOthersIsToldWithTheTimeThatIsLeft() {
        var history = watched(GuestHistory.none(), gib(4), 0, 200);
        history = watched(history, gib(2), 200, 206);

        var diagnosis = diagnose(good(gib(2)), history, ALL_ON, 262);

        assertThat(diagnosis.scope()).isEqualTo(GuestScope.FOREIGN);
        var finding = diagnosis.findings().get(0);
        assertThat(finding.reason().code()).isEqualTo(DoctorReasons.FOREIGN_CHANGE);
        assertThat(finding.reason().input("forSeconds")).isEqualTo(600 - 60);
        assertThat(finding.reason().input("changes")).isEqualTo(1);
    }

    @Test
    void aPinnedGuestIsToldWhy() {
        var pinned = vm(DataQuality.GOOD, new GuestFacts(true, true, false), gib(4), Bytes.ZERO);
        var traits = new GuestTraits(List.of("huge pages"), Optional.empty(), Optional.of(true), true);

        var diagnosis = diagnose(pinned, watched(GuestHistory.none(), gib(4), 0, 10), traits, 10);

        assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.PINNED);
        assertThat(diagnosis.findings().get(0).remedy()).contains("huge pages");
    }

    @Test
    void whatTheDefinitionLacksIsAHint() {
        var traits = new GuestTraits(List.of(), Optional.of(false), Optional.of(false), true);
        var diagnosis = diagnose(good(gib(4)), watched(GuestHistory.none(), gib(4), 0, 10), traits, 10);

        assertThat(diagnosis.managed()).isTrue();
        assertThat(codes(diagnosis.findings()))
                .containsExactly(DoctorReasons.NO_AUTODEFLATE, DoctorReasons.NO_FREE_PAGE_REPORTING);
        assertThat(diagnosis.findings()).allMatch(finding -> finding.severity() == Severity.HINT);
    }

    @Test
    void aGuestThatTheOperatorKeepsIsNotManaged() {
        var traits = new GuestTraits(List.of(), Optional.of(true), Optional.of(true), false);
        var diagnosis = diagnose(good(gib(4)), watched(GuestHistory.none(), gib(4), 0, 10), traits, 10);

        assertThat(diagnosis.managed()).isFalse();
        assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.MAY_NOT_ACT);
    }

    private static HostSnapshot host(HostState state, ByteRate swapIn, Bytes reservation) {
        return new HostSnapshot(
                new HostId("h"),
                java.time.Instant.EPOCH,
                state,
                ResourceVector.of(Millicores.cores(4), gib(4)),
                ResourceVector.of(Millicores.ZERO, gib(1)),
                new HostPressure(swapIn, Bytes.ZERO, 0),
                List.of(vm(DataQuality.GOOD, HEALTHY, gib(2), reservation)));
    }

    @Test
    void aHealthyHostHasNoFindings() {
        var up = host(HostState.UP, ByteRate.ZERO, Bytes.ZERO);
        assertThat(Doctor.examine(new HostCase(up, true, Optional.of(0.0)))).isEmpty();
    }

    @Test
    void aHostThatIsNotSeenHasOnlyThatToTell() {
        var gone = host(HostState.UNREACHABLE, ByteRate.mibPerSecond(1), gib(4));
        assertThat(codes(Doctor.examine(new HostCase(gone, false, Optional.empty()))))
                .containsExactly(DoctorReasons.HOST_NOT_SEEN);
    }

    @Test
    void allThatAilsAHostIsTold() {
        var ill = host(HostState.UP, ByteRate.mibPerSecond(1), gib(4));
        assertThat(codes(Doctor.examine(new HostCase(ill, false, Optional.of(0.5)))))
                .containsExactly(
                        DoctorReasons.NO_COMMANDS,
                        DoctorReasons.RESERVATIONS_EXCEED_HOST,
                        DoctorReasons.MEMORY_PRESSURE,
                        DoctorReasons.HOST_SWAPS);
        assertThat(codes(Doctor.examine(
                        new HostCase(host(HostState.UP, ByteRate.ZERO, Bytes.ZERO), true, Optional.empty()))))
                .containsExactly(DoctorReasons.NO_PRESSURE_FIGURES);
    }
}
