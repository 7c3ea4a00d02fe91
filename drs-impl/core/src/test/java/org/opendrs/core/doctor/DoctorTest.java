package org.opendrs.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.doctor.Patients.ALL_ON;
import static org.opendrs.core.doctor.Patients.balloon;
import static org.opendrs.core.doctor.Patients.codes;
import static org.opendrs.core.doctor.Patients.diagnose;
import static org.opendrs.core.doctor.Patients.examine;
import static org.opendrs.core.doctor.Patients.good;
import static org.opendrs.core.doctor.Patients.in;
import static org.opendrs.core.doctor.Patients.traits;
import static org.opendrs.core.doctor.Patients.vm;
import static org.opendrs.core.doctor.Patients.watched;
import static org.opendrs.unit.Bytes.gib;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class DoctorTest {
    @Test
    void thereIsNothingToSayOfAHealthyGuest() {
        var diagnosis = diagnose(good(gib(4)), watched(GuestHistory.none(), gib(4), 0, 10), ALL_ON, 10);

        assertThat(diagnosis.managed()).isTrue();
        assertThat(diagnosis.findings()).isEmpty();
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

        assertThat(fresh.remedy().text()).contains("--set '<policy><facts swap=\"true\"/></policy>'");
        assertThat(kept.remedy().text()).contains("--edit").doesNotContain("--set");
        assertThat(List.of(fresh, kept)).allSatisfy(finding -> {
            assertThat(finding.remedy().text())
                    .contains("<facts swap='true'/> within <policy>", "https://opendrs.org/xmlns/policy/1");
            assertThat(finding.remedy().virsh())
                    .as("nobody declares it without looking")
                    .isEmpty();
        });
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
}
