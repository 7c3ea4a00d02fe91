package org.opendrs.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.GuestHistories;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.core.words.ReasonWords;
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
    private static final GuestTraits ALL_ON = traits(balloon(2, true));
    private static final GuestTraits NO_PERIOD = traits(balloon(0, true));

    private static GuestTraits traits(BalloonTraits balloon, String... pinnedBecause) {
        return new GuestTraits(true, List.of(pinnedBecause), balloon, PolicyTraits.NONE);
    }

    private static GuestTraits traits(PolicyTraits policy) {
        return new GuestTraits(true, List.of(), balloon(2, true), policy);
    }

    private static BalloonTraits balloon(long period, boolean rest) {
        return new BalloonTraits(
                Optional.of(true), Optional.of(Duration.ofSeconds(period)), Optional.of(rest), Optional.of(rest));
    }

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
        var diagnosis = examine(silent, GuestScope.NO_DATA, traits(balloon(2, false)));

        assertThat(diagnosis.findings().get(0).severity()).isEqualTo(Severity.FAULT);
        assertThat(diagnosis.findings().get(0).remedy().text()).contains("modprobe virtio_balloon", "virtio-win");
        assertThat(codes(diagnosis.findings()))
                .containsExactly(
                        DoctorReasons.NO_STATISTICS,
                        DoctorReasons.NO_SWAP,
                        DoctorReasons.NO_AUTODEFLATE,
                        DoctorReasons.NO_FREE_PAGE_REPORTING);
    }

    private static Diagnosis examine(VmSnapshot vm, GuestScope scope, GuestTraits traits) {
        return Doctor.examine(new GuestCase(vm, GuestHistory.none(), scope, traits), 0);
    }

    @Test
    void aGuestWithoutBalloonDeviceIsToldThatAndNothingThatNeedsOne() {
        for (GuestScope scope : List.of(GuestScope.FIXED, GuestScope.NO_DATA)) {
            var silent = vm(DataQuality.MISSING, new GuestFacts(false, false, false), gib(4), Bytes.ZERO);
            var diagnosis = examine(silent, scope, traits(BalloonTraits.NO_DEVICE));

            assertThat(diagnosis.managed()).isFalse();
            assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.NO_BALLOON_DEVICE);
            var finding = diagnosis.findings().get(0);
            assertThat(finding.severity()).isEqualTo(Severity.FAULT);
            assertThat(finding.remedy().text()).contains("<memballoon model='virtio'/>", "next start");
            assertThat(finding.remedy().virsh()).containsExactly("edit GUEST");
        }
    }

    @Test
    void aPausedGuestWithoutBalloonDeviceIsToldBoth() {
        var paused = in(VmState.PAUSED, vm(DataQuality.MISSING, GuestFacts.UNKNOWN, gib(4), Bytes.ZERO));

        assertThat(codes(examine(paused, GuestScope.PAUSED, traits(BalloonTraits.NO_DEVICE))
                        .findings()))
                .containsExactly(DoctorReasons.NO_BALLOON_DEVICE, DoctorReasons.PAUSED);
    }

    @Test
    void aGuestThatNobodyAsksForReportsIsAFault() {
        for (DataQuality quality : List.of(DataQuality.PARTIAL, DataQuality.STALE, DataQuality.MISSING)) {
            var diagnosis = examine(vm(quality, HEALTHY, gib(4), Bytes.ZERO), GuestScope.NO_DATA, NO_PERIOD);

            assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.NO_STATISTICS_PERIOD);
            var finding = diagnosis.findings().get(0);
            assertThat(finding.severity()).isEqualTo(Severity.FAULT);
            assertThat(finding.remedy().virsh())
                    .containsExactly("dommemstat GUEST --period 2 --live", "dommemstat GUEST --period 2 --config");
            assertThat(finding.remedy().text()).contains("<stats period='2'/> within <memballoon>");
            assertThat(finding.remedy().text().contains("modprobe")).isEqualTo(quality == DataQuality.MISSING);
        }
    }

    @Test
    void aGuestThatReportsAllTheSameIsAskedBySomebody() {
        assertThat(examine(good(gib(4)), GuestScope.MANAGED, NO_PERIOD).findings())
                .isEmpty();
    }

    @Test
    void aGuestThatHasJustBootedIsToldToWait() {
        for (DataQuality quality : List.of(DataQuality.PARTIAL, DataQuality.GOOD, DataQuality.MISSING)) {
            var findings = examine(vm(quality, HEALTHY, gib(4), Bytes.ZERO), GuestScope.BOOTING, ALL_ON)
                    .findings();

            assertThat(codes(findings)).containsExactly(DoctorReasons.BOOTING);
            assertThat(findings.get(0).severity()).isEqualTo(Severity.WAIT);
        }
    }

    @Test
    void reportsThatAreTooSeldomAreARiskFromHalfTheirLifeOn() {
        assertThat(seldom(5)).isEmpty();
        assertThat(seldom(10)).extracting(Finding::severity).containsExactly(Severity.HINT);
        assertThat(seldom(60)).extracting(Finding::severity).containsExactly(Severity.RISK);
        assertThat(seldom(60).get(0).reason().input("periodSeconds")).isEqualTo(60);
    }

    private static List<Finding> seldom(long period) {
        return examine(good(gib(4)), GuestScope.MANAGED, traits(balloon(period, true)))
                .findings();
    }

    @Test
    void theOldReportsOfAPausedGuestAreNoNews() {
        var paused = in(VmState.PAUSED, vm(DataQuality.STALE, HEALTHY, gib(4), Bytes.ZERO));
        var diagnosis = diagnose(paused, watched(GuestHistory.none(), gib(4), 0, 10), ALL_ON, 10);

        assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.PAUSED);
        assertThat(diagnosis.findings().get(0).severity()).isEqualTo(Severity.WAIT);
    }

    private static VmSnapshot in(VmState state, VmSnapshot vm) {
        return new VmSnapshot(
                vm.id(),
                state,
                vm.usage(),
                vm.demand(),
                vm.memory(),
                vm.memoryAllocation(),
                vm.cpuAllocation(),
                vm.facts(),
                vm.guestClass(),
                vm.quality(),
                vm.age());
    }

    @Test
    void nothingIsGuessedOfAGuestWhoseDefinitionCouldNotBeRead() {
        assertThat(codes(examine(good(gib(4)), GuestScope.MANAGED, GuestTraits.UNREAD)
                        .findings()))
                .containsExactly(DoctorReasons.NO_DEFINITION);
    }

    @Test
    void metadataThatCannotBeReadIsAFaultThatSaysWhy() {
        var wrong = new PolicyTraits(true, false, Optional.of("policy: automation is 'no'"));
        var finding = examine(good(gib(4)), GuestScope.MANAGED, traits(wrong))
                .findings()
                .get(0);

        assertThat(finding.severity()).isEqualTo(Severity.FAULT);
        assertThat(finding.reason().code()).isEqualTo(DoctorReasons.METADATA_INVALID);
        assertThat(finding.remedy().text()).contains("policy: automation is 'no'");
    }

    @Test
    void aGuestWithAPolicyKeepsItWhenItsSwapIsDeclared() {
        var swapless = vm(DataQuality.GOOD, new GuestFacts(false, true, true), gib(4), Bytes.ZERO);
        var fresh = examine(swapless, GuestScope.MANAGED, ALL_ON).findings().get(0);
        var written = traits(new PolicyTraits(true, true, Optional.empty()));
        var kept = examine(swapless, GuestScope.MANAGED, written).findings().get(0);

        assertThat(fresh.remedy().virsh().get(0)).contains("--set '<policy><facts swap=\"true\"/></policy>'");
        assertThat(kept.remedy().virsh().get(0)).contains("--edit").doesNotContain("--set");
        assertThat(List.of(fresh, kept))
                .allSatisfy(finding -> assertThat(finding.remedy().text())
                        .contains("<facts swap='true'/> within <policy>", "https://opendrs.org/xmlns/policy/1"));
    }

    @Test
    void aGuestThatNeverFollowsHasNoDriver() {
        var history = watched(GuestHistory.none(), gib(4), 0, 10);
        for (int k = 0; k < 3; k++) {
            history = stalled(history, gib(3), gib(4), 10 + 40L * k);
        }
        var diagnosis = diagnose(good(gib(4)), history, ALL_ON, 130);

        assertThat(diagnosis.guestClass()).isNotEqualTo(GuestClass.COOPERATIVE);
        assertThat(codes(diagnosis.findings())).containsAnyOf(DoctorReasons.NO_DRIVER, DoctorReasons.STALLED);
    }

    @Test
    void aGuestThatReportsHasADriverEvenIfItNeverFollows() {
        var history = withStalls(GuestClasses.UNCOOPERATIVE_AFTER, Optional.of(gib(3)));

        var finding = diagnose(good(gib(4)), history, ALL_ON, 20).findings().get(0);

        assertThat(finding.reason().code()).isEqualTo(DoctorReasons.NO_DRIVER);
        assertThat(finding.remedy().text()).contains("Out of puff").doesNotContain("modprobe");
    }

    @Test
    void aGuestThatReportsNothingIsNotAlsoBlamedForNotFollowing() {
        var silent = vm(DataQuality.MISSING, HEALTHY, gib(4), Bytes.ZERO);
        var history = withStalls(GuestClasses.UNCOOPERATIVE_AFTER, Optional.empty());

        assertThat(codes(Doctor.examine(new GuestCase(silent, history, GuestScope.NO_DATA, ALL_ON), 0)
                        .findings()))
                .containsExactly(DoctorReasons.NO_STATISTICS);
    }

    @ParameterizedTest
    @CsvSource({"240, false", "243, false", "244, false", "245, true", "300, true"})
    void aGuestStoppedShortOnlyIfItIsBeyondTheTolerance(long actual, boolean told) {
        var history = withStalls(GuestClasses.STALLED_AFTER, Optional.of(mib(240)));

        var findings = diagnose(good(mib(actual)), history, ALL_ON, 20).findings();

        assertThat(codes(findings).contains(DoctorReasons.STALLED)).isEqualTo(told);
    }

    @Test
    void bothSizesOfAGuestThatStoppedCanBeToldApart() {
        var finding = diagnose(
                        good(gib(100).plus(mib(5))),
                        withStalls(GuestClasses.STALLED_AFTER, Optional.of(gib(100))),
                        ALL_ON,
                        20)
                .findings()
                .get(0);

        assertThat(ReasonWords.of(finding.reason()).sentence())
                .isEqualTo("it stopped at 100.00488 GiB, short of its last target of 100 GiB");
    }

    private static GuestHistory withStalls(int stalls, Optional<Bytes> target) {
        var draft = watched(GuestHistory.none(), gib(4), 0, 10);
        return new GuestHistory(
                draft.peak(),
                draft.growth(),
                draft.lastLoad(),
                draft.sampledAtNanos(),
                draft.firstSeenAtNanos(),
                draft.validSamples(),
                draft.swapSeen(),
                target,
                draft.commandedAtNanos(),
                draft.lastShrinkAtNanos(),
                draft.lastGrowthAtNanos(),
                draft.distressedUntilNanos(),
                draft.floor(),
                draft.floorUntilNanos(),
                stalls,
                draft.lastActual(),
                draft.pending(),
                draft.uncertainSinceNanos(),
                draft.doubted(),
                draft.spacingNanos(),
                draft.awaitedSamples(),
                draft.watch());
    }

    private static GuestHistory stalled(GuestHistory history, Bytes target, Bytes actual, long from) {
        return watched(command(history, target, from), actual, from, from + 40);
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
        assertThat(ReasonWords.of(finding.reason()).sentence())
                .isEqualTo(
                        "somebody else set its size to 2 GiB 1 min ago; it holds 2 GiB and is left alone for another 9 min;"
                                + " changes in a row: 1");
    }

    @Test
    void aChangeThatIsOnlySuspectedIsToldWithTheSizesThatAreExplained() {
        var history = watched(watched(GuestHistory.none(), gib(4), 0, 200), gib(2), 200, 202);

        var finding = diagnose(good(gib(2)), history, ALL_ON, 201).findings().get(0);

        assertThat(ReasonWords.of(finding.reason()).sentence())
                .isEqualTo("somebody else seems to have set its size: it holds 2 GiB, where commands explain 4 GiB");
    }

    @Test
    void aPinnedGuestIsToldWhy() {
        var pinned = vm(DataQuality.GOOD, new GuestFacts(true, true, false), gib(4), Bytes.ZERO);
        var traits = traits(BalloonTraits.NO_DEVICE, "huge pages");

        var diagnosis = diagnose(pinned, watched(GuestHistory.none(), gib(4), 0, 10), traits, 10);

        assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.PINNED);
        assertThat(diagnosis.findings().get(0).remedy().text()).contains("huge pages");
    }

    @Test
    void whatTheDefinitionLacksIsAHint() {
        var traits = traits(balloon(2, false));
        var diagnosis = diagnose(good(gib(4)), watched(GuestHistory.none(), gib(4), 0, 10), traits, 10);

        assertThat(diagnosis.managed()).isTrue();
        assertThat(codes(diagnosis.findings()))
                .containsExactly(DoctorReasons.NO_AUTODEFLATE, DoctorReasons.NO_FREE_PAGE_REPORTING);
        assertThat(diagnosis.findings()).allMatch(finding -> finding.severity() == Severity.HINT);
    }

    @Test
    void aGuestThatTheOperatorKeepsIsNotManaged() {
        var traits = traits(new PolicyTraits(true, false, Optional.empty()));
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
