package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.MIB;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.core.balloon.Fixtures.sample;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Reason;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.Bytes;

class GuestHistoriesTest {
    private static final WaterfillSettings SETTINGS = WaterfillSettings.DEFAULT;
    private static final Duration UNCERTAIN_FOR = Duration.ofMinutes(1);
    private static final long MAX = 4096 * MIB;

    @Test
    void thePeakRisesAtOnceAndDecaysWithinAMinute() {
        var history = after(GuestHistory.none(), 0, 2048, 1000);
        history = after(history, 2, 2048, 1800);
        assertThat(history.peak()).isEqualTo(mib(1800));

        history = after(history, 62, 2048, 1000);
        assertThat(history.peak()).isBetween(mib(1290), mib(1300));
        assertThat(history.lastLoad()).isEqualTo(mib(1000));
    }

    @Test
    void growthIsTheLargestRecentRise() {
        var history = after(GuestHistory.none(), 0, 2048, 1000);
        history = after(history, 2, 2048, 1200);
        assertThat(history.growth().value()).isEqualTo(100 * MIB);

        history = after(history, 4, 2048, 1210);
        assertThat(history.growth().value()).isBetween(80 * MIB, 90 * MIB);
    }

    @Test
    void aSampleThatMayNotBeTrustedTeachesNothing() {
        var history = after(GuestHistory.none(), 0, 2048, 1000);
        var bad = GuestHistories.afterSample(
                history,
                sample(new VmId("a"), 99, 5000 * MIB, MAX, DataQuality.ABSURD),
                2 * SECOND,
                UNCERTAIN_FOR,
                SETTINGS);

        assertThat(bad).isEqualTo(history);
    }

    @Test
    void aGuestWithoutReportSinceItsBootIsUncooperativeUntilItReports() {
        var silent = sample(new VmId("a"), MAX, MAX, MAX, DataQuality.MISSING);
        var booting = GuestHistories.afterSample(GuestHistory.none(), silent, 0, UNCERTAIN_FOR, SETTINGS);
        booting = GuestHistories.afterSample(booting, silent, 119 * SECOND, UNCERTAIN_FOR, SETTINGS);
        assertThat(GuestClasses.of(booting)).isEqualTo(GuestClass.COOPERATIVE);

        var bare = GuestHistories.afterSample(booting, silent, 120 * SECOND, UNCERTAIN_FOR, SETTINGS);
        assertThat(GuestClasses.of(bare)).isEqualTo(GuestClass.UNCOOPERATIVE);

        assertThat(GuestClasses.of(after(bare, 122, 2048, 1000))).isEqualTo(GuestClass.COOPERATIVE);
    }

    @Test
    void aSentTargetCountsBesideTheOneBeforeUntilItsOutcomeIsKnown() {
        var grown = accept(GuestHistory.none(), 1024, 3000, 0);
        var shrinking = command(grown, 1024, 800, 20);

        assertThat(shrinking.committed(mib(1024))).isEqualTo(mib(3000));
        assertThat(settle(shrinking, new CommandOutcome.Accepted(), 21).committed(mib(1024)))
                .isEqualTo(mib(1024));
    }

    @Test
    void aRefusedTargetLeavesTheOneBeforeInForce() {
        var grown = accept(GuestHistory.none(), 1024, 3000, 0);
        var refused =
                settle(command(grown, 1024, 3500, 20), new CommandOutcome.Refused(CommandOutcome.Refusal.BUSY, ""), 21);

        assertThat(refused.target()).contains(mib(3000));
        assertThat(refused.committed(mib(1024))).isEqualTo(mib(3000));
    }

    @Test
    void aShrinkRefusedForItsValueRaisesTheFloorAboveIt() {
        var refused = settle(
                command(GuestHistory.none(), 2000, 1000, 20),
                new CommandOutcome.Refused(CommandOutcome.Refusal.INVALID_VALUE, ""),
                21);

        assertThat(refused.floor()).isEqualTo(mib(1100));
        assertThat(refused.floorUntilNanos()).isEqualTo(3621 * SECOND);
    }

    @Test
    void anUnknownOutcomeKeepsBothTargetsCountingAndTheGuestBusy() {
        var history = warm(2048, 1000);
        history = accept(history, 2048, 3000, 10);
        history = settle(command(history, 2048, 1500, 30), new CommandOutcome.Unknown("timeout"), 35);
        history = after(history, 36, 2048, 1000);

        assertThat(history.committed(mib(2048))).isEqualTo(mib(3000));
        assertThat(scope(history, 36)).isEqualTo(GuestScope.BUSY);
    }

    @Test
    void aGuestThatReachedItsUncertainTargetMayBeCommandedButTheOldTargetStillCounts() {
        var history = accept(warm(2048, 1000), 2048, 3000, 10);
        history = settle(command(history, 2048, 1500, 30), new CommandOutcome.Unknown("timeout"), 35);
        history = after(history, 38, 1500, 1000);

        assertThat(history.target()).contains(mib(1500));
        assertThat(scope(history, 38)).isEqualTo(GuestScope.MANAGED);
        assertThat(history.committed(mib(1500))).isEqualTo(mib(3000));
        assertThat(after(history, 95, 1500, 1000).committed(mib(1500))).isEqualTo(mib(1500));
    }

    @Test
    void anUnknownOutcomeWithoutEffectKeepsTheLargerTargetCounting() {
        var history = warm(2048, 1000);
        history = settle(command(history, 2048, 3000, 30), new CommandOutcome.Unknown("timeout"), 35);
        history = after(history, 94, 2048, 1000);
        assertThat(scope(history, 94)).isEqualTo(GuestScope.BUSY);

        history = after(history, 95, 2048, 1000);
        assertThat(scope(history, 95)).isEqualTo(GuestScope.MANAGED);
        assertThat(history.committed(mib(2048))).isEqualTo(mib(3000));
    }

    @Test
    void growthInDistressSparesTheGuestForTwoMinutes() {
        var relieved =
                GuestHistories.afterCommand(GuestHistory.none(), target(1000, 1128), 10 * SECOND, true, SETTINGS);
        var reclaimed =
                GuestHistories.afterCommand(GuestHistory.none(), target(1000, 900), 10 * SECOND, true, SETTINGS);

        assertThat(relieved.distressedUntilNanos()).isEqualTo(130 * SECOND);
        assertThat(reclaimed.distressedUntilNanos()).isEqualTo(GuestHistory.NEVER);
    }

    @Test
    void aShrinkWithoutProgressForThreeSamplesRaisesTheFloorToWhereItStopped() {
        var history = after(accept(warm(2048, 1000), 2048, 1500, 10), 12, 1800, 1000);
        for (int t = 14; t <= 18; t += 2) {
            assertThat(history.floorUntilNanos()).isEqualTo(GuestHistory.NEVER);
            history = after(history, t, 1800, 1000);
        }

        assertThat(history.floor()).isEqualTo(mib(1800));
        assertThat(history.floorUntilNanos()).isEqualTo(618 * SECOND);
        assertThat(GuestClasses.of(history)).isEqualTo(GuestClass.STALLED);
    }

    @Test
    void aPauseInWhichASqueezedGuestWritesToItsSwapIsNoStall() {
        var history = after(accept(warm(2048, 2047), 2048, 1500, 10), 12, 1800, 1800);
        for (int t = 14; t < 40; t += 2) {
            history = after(history, t, 1800, 1800);
        }
        assertThat(GuestClasses.of(history)).isEqualTo(GuestClass.COOPERATIVE);

        for (int t = 40; t <= 46; t += 2) {
            history = after(history, t, 1800, 1800);
        }
        assertThat(GuestClasses.of(history)).isEqualTo(GuestClass.STALLED);
    }

    @Test
    void aGuestThatTakesBackByItselfWhatItGaveHasNotStalled() {
        var history = takenBack(accept(warm(2048, 1000), 2048, 1100, 10), 14, 1100);
        for (int t = 16; t <= 40; t += 2) {
            history = takenBack(history, t, 1900);
        }

        assertThat(GuestClasses.of(history)).isEqualTo(GuestClass.COOPERATIVE);
        assertThat(history.floorUntilNanos()).isEqualTo(GuestHistory.NEVER);
        assertThat(history.target()).isEmpty();
    }

    @Test
    void aGuestWhoseBalloonDoesNotDeflateByItselfHasNotCalledItsShrinkOff() {
        var history = after(accept(warm(2048, 1000), 2048, 1100, 10), 14, 1100, 1000);
        history = after(history, 16, 1900, 1000);

        assertThat(history.target()).contains(mib(1100));
    }

    @Test
    void aRiseFromBeforeTheCommandDoesNotEndAShrink() {
        var history = takenBack(accept(warm(2048, 1000), 2048, 1100, 10), 12, 2200);

        assertThat(history.target()).contains(mib(1100));
    }

    @Test
    void progressResetsTheCount() {
        var history = accept(warm(2048, 1000), 2048, 1500, 10);
        for (int t = 12; t <= 40; t += 2) {
            history = after(history, t, 2048 - 5 * t, 1000);
        }

        assertThat(GuestClasses.of(history)).isEqualTo(GuestClass.COOPERATIVE);
    }

    @Test
    void twoShrinksThatChangeNothingAtAllShowThatThereIsNoDriver() {
        var history = warm(2048, 1000);
        for (int start : new int[] {10, 700}) {
            history = accept(history, 2048, 1500, start);
            for (int t = start + 2; t <= start + 10; t += 2) {
                history = after(history, t, 2048, 1000);
            }
        }

        assertThat(GuestClasses.of(history)).isEqualTo(GuestClass.UNCOOPERATIVE);
        assertThat(scope(history, 720)).isEqualTo(GuestScope.UNCOOPERATIVE);
        assertThat(GuestClasses.of(after(history, 722, 1900, 1000))).isEqualTo(GuestClass.COOPERATIVE);
    }

    @Test
    void anOutcomeThatNobodyWaitsForChangesNothing() {
        assertThat(settle(GuestHistory.none(), new CommandOutcome.Accepted(), 5))
                .isEqualTo(GuestHistory.none());
    }

    @Test
    void aGuestIsCommandedOnlyAfterTwoValidSamples() {
        var history = GuestHistory.none();
        for (long k = 0; k < 2; k++) {
            assertThat(scope(history, 2 * k)).isEqualTo(GuestScope.BOOTING);
            history = after(history, 2 * k, 2048, 1000);
        }
        assertThat(scope(history, 4)).isEqualTo(GuestScope.MANAGED);
    }

    @Test
    void aGuestWithoutDataBootsForAWhileAndIsThenWithoutData() {
        var silent = sample(new VmId("a"), 2048 * MIB, 0, MAX, DataQuality.MISSING);
        var history = GuestHistories.afterSample(GuestHistory.none(), silent, 0, UNCERTAIN_FOR, SETTINGS);

        assertThat(GuestScopes.of(silent, history, false, false, 119 * SECOND)).isEqualTo(GuestScope.BOOTING);
        assertThat(GuestScopes.of(silent, history, false, false, 120 * SECOND)).isEqualTo(GuestScope.NO_DATA);
    }

    @Test
    void pausedMovingPinnedAndCommandedGuestsAreLeftAlone() {
        var history = warm(2048, 1000);
        var pinned = new GuestFacts(true, false, false);

        assertThat(GuestScopes.of(vm(VmState.PAUSED, Fixtures.SWAP), history, false, true, 0))
                .isEqualTo(GuestScope.PAUSED);
        assertThat(GuestScopes.of(vm(VmState.MIGRATING_OUT, Fixtures.SWAP), history, false, false, 0))
                .isEqualTo(GuestScope.MIGRATING);
        assertThat(GuestScopes.of(vm(VmState.RUNNING, Fixtures.SWAP), history, false, true, 0))
                .isEqualTo(GuestScope.MIGRATING);
        assertThat(GuestScopes.of(vm(VmState.RUNNING, pinned), history, false, false, 0))
                .isEqualTo(GuestScope.FIXED);
        assertThat(GuestScopes.of(vm(VmState.RUNNING, Fixtures.SWAP), history, true, false, 0))
                .isEqualTo(GuestScope.BUSY);
    }

    @Test
    void aGuestThatWasOutOfSightOwesTwoNewReports() {
        var history = reported(warm(2048, 1000), 30, Duration.ZERO);
        assertThat(history.awaitedSamples()).isEqualTo(1);

        history = reported(history, 32, Duration.ofSeconds(2));
        assertThat(history.awaitedSamples()).as("the report of before").isEqualTo(1);

        history = reported(history, 34, Duration.ofMillis(500));
        assertThat(history.awaitedSamples()).isZero();
        assertThat(reported(history, 36, Duration.ZERO).awaitedSamples()).isZero();
    }

    @Test
    void aGuestOfWhichOneSampleWasMissedOwesNothing() {
        assertThat(reported(warm(2048, 1000), 8, Duration.ZERO).awaitedSamples())
                .isZero();
        assertThat(reported(warm(2048, 1000), 10, Duration.ZERO).awaitedSamples())
                .isEqualTo(1);
    }

    @Test
    void aGuestThatIsSeldomSeenOwesNothing() {
        var history = reported(reported(GuestHistory.none(), 0, Duration.ZERO), 60, Duration.ZERO);
        for (int t = 120; t <= 240; t += 60) {
            history = reported(history, t, Duration.ZERO);
        }

        assertThat(history.awaitedSamples()).isZero();
        assertThat(reported(history, 360, Duration.ZERO).awaitedSamples()).isZero();
    }

    @Test
    void anEngineThatHadToWaitForAnotherHostDidNotLoseSightOfTheGuest() {
        var history = reported(warm(2048, 1000), 10, Duration.ofSeconds(4));

        assertThat(history.awaitedSamples()).isZero();
    }

    @Test
    void aGuestThatIsSeenForTheFirstTimeWasNotOutOfSight() {
        var history = reported(GuestHistory.none(), 1000, Duration.ZERO);

        assertThat(history.awaitedSamples()).isZero();
    }

    private static GuestHistory reported(GuestHistory history, long seconds, Duration age) {
        var vm = sample(2048 * MIB, 1000 * MIB, MAX).as(DataQuality.GOOD, age);
        return GuestHistories.afterSample(history, vm, seconds * SECOND, UNCERTAIN_FOR, SETTINGS);
    }

    private static VmSnapshot vm(VmState state, GuestFacts facts) {
        return sample(
                new VmId("a"),
                state,
                facts,
                Fixtures.memory(2048 * MIB, 1048 * MIB, MAX),
                1000 * MIB,
                DataQuality.GOOD);
    }

    private static GuestScope scope(GuestHistory history, long seconds) {
        return GuestScopes.of(sample(2048 * MIB, 1000 * MIB, MAX), history, false, false, seconds * SECOND);
    }

    private static GuestHistory warm(long actual, long demand) {
        var history = GuestHistory.none();
        for (int t = 0; t < 6; t += 2) {
            history = after(history, t, actual, demand);
        }
        return history;
    }

    private static GuestHistory after(GuestHistory history, long seconds, long actual, long demand) {
        return GuestHistories.afterSample(
                history, sample(actual * MIB, demand * MIB, MAX), seconds * SECOND, UNCERTAIN_FOR, SETTINGS);
    }

    /** The same of a guest whose balloon deflates by itself, and which has used up all that it holds. */
    private static GuestHistory takenBack(GuestHistory history, long seconds, long actual) {
        var vm = sample(
                new VmId("a"),
                VmState.RUNNING,
                new GuestFacts(false, true, true),
                Fixtures.memory(actual * MIB, 5 * MIB, MAX),
                (actual - 5) * MIB,
                DataQuality.GOOD);
        return GuestHistories.afterSample(history, vm, seconds * SECOND, UNCERTAIN_FOR, SETTINGS);
    }

    private static GuestHistory command(GuestHistory history, long current, long target, long seconds) {
        return GuestHistories.afterCommand(history, target(current, target), seconds * SECOND, false, SETTINGS);
    }

    private static GuestHistory settle(GuestHistory history, CommandOutcome outcome, long seconds) {
        return GuestHistories.afterOutcome(history, outcome, seconds * SECOND, SETTINGS);
    }

    private static GuestHistory accept(GuestHistory history, long current, long target, long seconds) {
        return settle(command(history, current, target, seconds), new CommandOutcome.Accepted(), seconds);
    }

    private static BalloonTarget target(long current, long target) {
        return new BalloonTarget(new VmId("a"), mib(current), Bytes.mib(target), Reason.of("TEST"));
    }
}
