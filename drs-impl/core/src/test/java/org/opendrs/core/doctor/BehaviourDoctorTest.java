package org.opendrs.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.doctor.Patients.ALL_ON;
import static org.opendrs.core.doctor.Patients.HEALTHY;
import static org.opendrs.core.doctor.Patients.SECOND;
import static org.opendrs.core.doctor.Patients.VM;
import static org.opendrs.core.doctor.Patients.codes;
import static org.opendrs.core.doctor.Patients.diagnose;
import static org.opendrs.core.doctor.Patients.good;
import static org.opendrs.core.doctor.Patients.vm;
import static org.opendrs.core.doctor.Patients.watched;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.GuestHistories;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.explain.Reason;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.Bytes;

class BehaviourDoctorTest {
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
                draft.watch(),
                draft.reclaim());
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
}
