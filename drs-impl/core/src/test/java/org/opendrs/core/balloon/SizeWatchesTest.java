package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.MIB;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Reason;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;

/** One guest of 4 GiB that is sampled every 2 s. */
class SizeWatchesTest {
    private static final WaterfillSettings SETTINGS = WaterfillSettings.DEFAULT;
    private static final Duration UNCERTAIN_FOR = Duration.ofMinutes(1);
    private static final GuestFacts AUTODEFLATE = new GuestFacts(true, true, true);

    private GuestHistory history = GuestHistory.none();
    private GuestFacts facts = Fixtures.SWAP;
    private long now;
    private Optional<Reason> found = Optional.empty();

    @Test
    void aSizeThatNobodyOfUsAskedForIsAChangeByOthersOnceASecondReportShowsIt() {
        watch(4096, 200);
        watch(2048, 2);
        assertThat(found).isEmpty();
        assertThat(scope(2048)).isEqualTo(GuestScope.FOREIGN);

        watch(2048, 2);
        assertThat(found).isPresent();
        assertThat(found.get().code()).isEqualTo(BalloonReasons.FOREIGN_CHANGE);
        assertThat(found.get().input("high")).isEqualTo(4096 * MIB);
        assertThat(found.get().input("actual")).isEqualTo(2048 * MIB);
        assertThat(found.get().input("forNanos")).isEqualTo(600 * SECOND);
        assertThat(scope(2048)).isEqualTo(GuestScope.FOREIGN);
    }

    @Test
    void guestsThatAreSampledEveryFiveMinutesAreWatchedToo() {
        for (long actual : new long[] {4096, 4096, 4096, 2048, 2048}) {
            observe(sample(actual, DataQuality.GOOD, Duration.ZERO), 300);
        }

        assertThat(found).isPresent();
    }

    @Test
    void aChangeWhileTheGuestWasOutOfSightForLongMayBeABoot() {
        watch(4096, 200);
        observe(sample(2048, DataQuality.GOOD, Duration.ZERO), 300);
        watch(2048, 200);

        assertThat(found).isEmpty();
    }

    @Test
    void theGuestIsManagedAgainWhenTheBackOffIsOver() {
        watch(4096, 200);
        watch(2048, 4);
        watch(2048, 598);
        assertThat(scope(2048)).isEqualTo(GuestScope.FOREIGN);
        watch(2048, 4);
        assertThat(scope(2048)).isEqualTo(GuestScope.MANAGED);
    }

    @Test
    void eachFurtherChangeDoublesTheBackOffUpToItsBound() {
        watch(4096, 200);
        long expected = 600;
        for (int k = 0; k < 6; k++) {
            watch(k % 2 == 0 ? 2048 : 4096, 200);
            assertThat(history.watch().changes()).isEqualTo(k + 1);
            assertThat(found.orElseThrow().input("forNanos")).isEqualTo(Math.min(expected, 7200) * SECOND);
            expected *= 2;
        }
    }

    @Test
    void oneSlowChangeIsOneChange() {
        watch(4096, 200);
        for (int size = 4056; size >= 2048; size -= 40) {
            watch(size, 2);
        }
        assertThat(history.watch().changes()).isEqualTo(1);
    }

    @Test
    void changesAreForgivenAfterALongQuietTime() {
        watch(4096, 200);
        watch(2048, 4);
        watch(2048, 600 + 7200 + 4);
        assertThat(history.watch().changes()).isZero();
    }

    @Test
    void whatWeAskedForIsNoChangeByOthersHoweverLongTheGuestTakes() {
        watch(4096, 200);
        command(4096, 1024);
        for (int size = 4090; size >= 1024; size -= 10) {
            watch(size, 2);
        }
        assertThat(history.watch().changes()).isZero();
        assertThat(scope(1030)).isEqualTo(GuestScope.MANAGED);
    }

    @Test
    void aCommandThatComesLateAndUndoesANewerOneIsOurOwn() {
        watch(4096, 200);
        command(4096, 1024, new CommandOutcome.Unknown("no answer"));
        watch(4096, 10);
        command(4096, 3500);
        watch(3500, 20);
        watch(2000, 10);
        watch(1024, 40);
        assertThat(history.watch().changes()).isZero();
    }

    @Test
    void aCommandThatIsCarriedOutTwiceIsOurOwn() {
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 2);
        command(1024, 3500);
        watch(3500, 2);
        watch(1024, 20);
        assertThat(history.watch().changes()).isZero();
    }

    @Test
    void aGuestThatHasReachedItsTargetIsMovedByOthersEvenSoonAfter() {
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 12);
        watch(2048, 10);

        assertThat(history.watch().changes()).isEqualTo(1);
        assertThat(found.orElseThrow().input("high")).isEqualTo(1024 * MIB);
        assertThat(history.floor()).as("no stall").isEqualTo(mib(0));
        assertThat(history.target()).isEmpty();
        watch(1500, 70);
        watch(2500, 4);
        assertThat(history.watch().changes()).as("one after the other").isGreaterThan(1);
    }

    @Test
    void aLittleMoreThanWeAskedForIsNoStall() {
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 12);
        watch(1060, 30);

        assertThat(history.watch().changes())
                .as("too little to leave it alone for")
                .isZero();
        assertThat(history.floor()).isEqualTo(mib(0));
        assertThat(history.target()).isEmpty();
    }

    @Test
    void aGuestThatIsRaisedAboveWhatItHeldRightAfterOurShrinkIsNoStall() {
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 12);
        command(1024, 512);
        watch(1060, 30);

        assertThat(history.floor()).isEqualTo(mib(0));
        assertThat(history.target()).isEmpty();
    }

    @Test
    void aGuestThatWasGivenMemoryAndLosesItAtOnceWasShrunkByOthers() {
        facts = AUTODEFLATE;
        watch(1024, 200);
        command(1024, 3000);
        watch(3000, 12);
        watch(2000, 4);
        assertThat(history.watch().changes()).isEqualTo(1);
    }

    @Test
    void aGuestThatTurnsBackOnItsWayIsMovedByOthers() {
        watch(4096, 200);
        command(4096, 1024);
        for (int size = 4056; size >= 2856; size -= 40) {
            watch(size, 2);
        }
        watch(3500, 4);
        assertThat(history.watch().changes()).isEqualTo(1);
    }

    @Test
    void aGuestThatIsRaisedSlowlyRightAfterOurOwnShrinkIsMovedByOthers() {
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 12);
        for (int size = 1024; size <= 1524; size += 20) {
            watch(size, 2);
        }
        assertThat(history.watch().changes()).isEqualTo(1);
    }

    @Test
    void atRestOnlyWhatWasLastAskedForIsExplained() {
        watch(4096, 200);
        command(4096, 3000);
        watch(3000, 200);
        watch(4096, 4);
        assertThat(history.watch().changes()).isEqualTo(1);
    }

    @Test
    void automaticDeflationIsNoChangeByOthers() {
        facts = AUTODEFLATE;
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 200);
        watch(2000, 60);
        assertThat(history.watch().changes()).isZero();
        watch(512, 4);
        assertThat(history.watch().changes()).isEqualTo(1);
    }

    @Test
    void aBalloonThatGaveBackByItselfAndGoesOnToItsTargetLaterIsNoChangeByOthers() {
        facts = AUTODEFLATE;
        watch(4096, 200);
        command(4096, 1024);
        watch(2000, 4);
        watch(3000, 600);
        watch(1024, 60);
        assertThat(history.watch().changes()).isZero();

        command(1024, 2500);
        watch(2500, 12);
        watch(1024, 4);
        assertThat(history.watch().changes())
                .as("a newer target has replaced it")
                .isEqualTo(1);
    }

    @Test
    void aGuestThatBootsAnewTakesAllItsMemoryUnasked() {
        watch(4096, 200);
        command(4096, 1024);
        watch(1024, 200);
        // While it boots, its last report stands still; the first one after that tells that its counters started anew.
        for (int k = 0; k < 10; k++) {
            observe(sample(4096, DataQuality.GOOD, Duration.ofSeconds(4 + 2L * k)));
        }
        assertThat(scope(4096)).isEqualTo(GuestScope.FOREIGN);
        observe(sample(4096, DataQuality.PARTIAL, Duration.ZERO));
        watch(4096, 4);
        assertThat(history.watch().changes()).isZero();
        assertThat(scope(4096)).isEqualTo(GuestScope.MANAGED);
    }

    @Test
    void aGuestThatIsNewMaySettle() {
        watch(4096, 10);
        watch(1024, 60);
        assertThat(history.watch().changes()).isZero();
    }

    @Test
    void nothingIsSaidOfAGuestThatWasNotWatched() {
        watch(4096, 200);
        now += 200 * SECOND;
        watch(1024, 10);
        assertThat(history.watch().changes()).isZero();
    }

    @Test
    void theLedgerCountsWhatAGuestReallyHoldsAfterAChangeByOthers() {
        watch(4096, 200);
        command(4096, 3000);
        watch(3000, 200);
        watch(1024, 4);
        assertThat(history.committed(mib(1024))).isEqualTo(mib(1024));
    }

    @Test
    void changesByOthersAreNotLookedForIfTheBackOffIsZero() {
        var off = SETTINGS.withForeign(new ForeignSettings(Duration.ZERO, Duration.ZERO));
        for (int t = 0; t < 400; t += 2) {
            history = GuestHistories.afterSample(
                    history,
                    sample(t < 300 ? 4096 : 2048, DataQuality.GOOD, Duration.ZERO),
                    t * SECOND,
                    UNCERTAIN_FOR,
                    off);
        }
        assertThat(history.watch().changes()).isZero();
    }

    private void watch(long actual, long seconds) {
        for (long t = 0; t < seconds; t += 2) {
            observe(sample(actual, DataQuality.GOOD, Duration.ZERO));
        }
    }

    private void observe(VmSnapshot vm) {
        observe(vm, 2);
    }

    private void observe(VmSnapshot vm, long secondsLater) {
        now += secondsLater * SECOND;
        var before = history;
        history = GuestHistories.afterSample(before, vm, now, UNCERTAIN_FOR, SETTINGS);
        var news = SizeWatches.found(before, history, now);
        found = news.isPresent() ? news : found;
    }

    private void command(long current, long target) {
        command(current, target, new CommandOutcome.Accepted());
    }

    private void command(long current, long target, CommandOutcome outcome) {
        var order = new BalloonTarget(new VmId("a"), mib(current), mib(target), Reason.of("TEST"));
        history = GuestHistories.afterCommand(history, order, now, false, SETTINGS);
        history = GuestHistories.afterOutcome(history, outcome, now, SETTINGS);
    }

    private GuestScope scope(long actual) {
        return GuestScopes.of(sample(actual, DataQuality.GOOD, Duration.ZERO), history, false, false, now);
    }

    private VmSnapshot sample(long actual, DataQuality quality, Duration age) {
        var memory = Fixtures.memory(actual * MIB, 300 * MIB, 4096 * MIB);
        return Fixtures.sample(
                        new VmId("a"),
                        VmState.RUNNING,
                        facts,
                        memory,
                        memory.load().value(),
                        quality)
                .as(quality, age);
    }
}
