package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.MIB;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.explain.Reason;
import org.opendrs.model.DataQuality;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

class OomKillsTest {
    private static final WaterfillSettings SETTINGS = WaterfillSettings.DEFAULT;
    private static final Duration UNCERTAIN_FOR = Duration.ofMinutes(1);
    private static final Optional<ReclaimCounters> UNTOLD = Optional.empty();

    private GuestHistory history = GuestHistory.none();
    private Optional<Reason> found = Optional.empty();

    @Test
    void aKillRaisesTheFloorForAnHour() {
        look(0, 1000, kills(0));
        look(2, 1000, kills(1));

        assertThat(history.floor()).isEqualTo(mib(1100));
        assertThat(history.floorUntilNanos()).isEqualTo(3602 * SECOND);
    }

    @Test
    void aKillInAControlGroupAtItsOwnLimitTeachesNothing() {
        look(0, 1000, kills(0));
        look(2, 1000, Optional.of(new ReclaimCounters(5, 0, Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Bytes.ZERO)));

        assertUntaught();
    }

    @Test
    void aKillIsToldWithFigures() {
        look(0, 1000, kills(3));
        assertThat(found).isEmpty();
        look(2, 1000, kills(5));

        assertThat(found).map(Reason::code).contains(BalloonReasons.OOM_KILL);
        assertThat(ReasonWords.of(found.orElseThrow()).inOneLine())
                .isEqualTo("processes killed in it for lack of memory: 2; it held 1000 MiB and keeps what it has,"
                        + " up to 1.07 GiB, for 1 h: OOM_KILL(kills=2, held=1000 MiB, floor=1.07 GiB, forNanos=1 h)");
    }

    @Test
    void killsOfBeforeTheFirstLookTeachNothing() {
        look(0, 1000, kills(7));
        look(2, 1000, kills(7));

        assertUntaught();
    }

    @Test
    void theLargerOneOfTheSizesAroundAKillCounts() {
        look(0, 1000, kills(0));
        look(2, 900, kills(1));

        assertThat(history.floor()).isEqualTo(mib(1100));
        look(4, 1200, kills(2));
        assertThat(history.floor()).isEqualTo(mib(1320));
    }

    @Test
    void aCounterThatHasGoneBackIsTakenAnew() {
        look(0, 1000, kills(7));
        look(2, 1000, kills(1));
        assertUntaught();

        look(4, 1000, kills(2));
        assertThat(history.floor()).isEqualTo(mib(1100));
    }

    @Test
    void aGuestThatStartedAnewIsNotComparedWithItsLifeBefore() {
        look(0, 1000, kills(0));
        learn(Fixtures.sample(new VmId("a"), 1000 * MIB, 500 * MIB, 4096 * MIB, DataQuality.PARTIAL), 2);
        look(4, 1000, kills(3));

        assertUntaught();
    }

    @Test
    void aReportWithoutCountersIsPassedOver() {
        look(0, 1000, kills(0));
        look(2, 1000, UNTOLD);
        assertUntaught();

        look(4, 1000, kills(1));
        assertThat(history.floor()).isEqualTo(mib(1100));
    }

    @Test
    void aGuestThatTellsNothingTeachesNothing() {
        look(0, 1000, UNTOLD);
        look(2, 1000, UNTOLD);

        assertUntaught();
        assertThat(history.reclaim()).isEmpty();
    }

    @Test
    void aKillThatMayBeOlderThanItsFloorTeachesNothing() {
        look(0, 1000, kills(0));
        look(3601, 1000, kills(1));

        assertUntaught();
    }

    @Test
    void countersThatMayNotBeTrustedTeachNothing() {
        look(0, 1000, kills(0));
        learn(sample(1000, kills(1)).as(DataQuality.ABSURD, Duration.ZERO), 2);

        assertUntaught();
        assertThat(history.reclaim()).isEqualTo(kills(0));
    }

    private void assertUntaught() {
        assertThat(found).isEmpty();
        assertThat(history.floorUntilNanos()).isEqualTo(GuestHistory.NEVER);
    }

    private void look(long seconds, long actual, Optional<ReclaimCounters> reclaim) {
        learn(sample(actual, reclaim), seconds);
    }

    private void learn(VmSnapshot vm, long seconds) {
        var before = history;
        history = GuestHistories.afterSample(before, vm, seconds * SECOND, UNCERTAIN_FOR, SETTINGS);
        found = OomKills.found(before, history, seconds * SECOND, SETTINGS);
    }

    private static Optional<ReclaimCounters> kills(long count) {
        return Optional.of(ReclaimCounters.ofKills(count));
    }

    private static VmSnapshot sample(long actual, Optional<ReclaimCounters> reclaim) {
        var memory = new MemoryState(
                mib(4096),
                mib(actual),
                mib(actual / 2),
                Bytes.ZERO,
                mib(actual),
                ByteRate.ZERO,
                ByteRate.ZERO,
                0,
                reclaim);
        return Fixtures.sample(
                new VmId("a"), VmState.RUNNING, Fixtures.SWAP, memory, actual / 2 * MIB, DataQuality.GOOD);
    }
}
