package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.core.balloon.Fixtures.SWAP;
import static org.opendrs.core.balloon.WaterfillPolicyTest.NOW;
import static org.opendrs.core.balloon.WaterfillPolicyTest.decide;
import static org.opendrs.core.balloon.WaterfillPolicyTest.host;
import static org.opendrs.core.balloon.WaterfillPolicyTest.relieve;
import static org.opendrs.core.balloon.WaterfillPolicyTest.target;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.HostPressure;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/** How much is taken from whom, on a host that has less than its guests hold. */
class ReclaimTest {
    private static final HostPressure SWAPPING = new HostPressure(ByteRate.ZERO, mib(64), 0);

    @Test
    void aShrinkTakesAtMostAQuarterOfTheMaximum() {
        var plan = decide(host(5).guest(
                        "idle",
                        g -> g.current(gib(8)).usable(gib(7)).maximum(gib(8)).facts(SWAP)));

        assertThat(target(plan, "idle").target()).isEqualTo(gib(6));
    }

    @Test
    void aShrinkTakesAtMostHalfOfWhatIsUsable() {
        var plan = decide(idle(mib(1064), GuestHistory.none())
                .guest(
                        "more",
                        g -> g.current(gib(1)).usable(mib(10)).maximum(gib(4)).facts(SWAP)));

        assertThat(target(plan, "idle").target()).isGreaterThanOrEqualTo(mib(4096 - 500));
    }

    @Test
    void manyGuestsWithALittleToGiveEachGiveItToAHostThatSwaps() {
        var tight = roomy(host(9).reserve(mib(768)).pool(mib(256))).pressure(SWAPPING);

        assertThat(decide(tight).targets())
                .hasSize(5)
                .allSatisfy(target -> assertThat(target.target()).isEqualTo(mib(1750 - (190 - 64) / 2)));
    }

    @Test
    void ifTheyFitOrTheHostDoesNotSwapSoLittleIsNotWorthACommand() {
        var fit = roomy(host(10).reserve(mib(768)).pool(mib(1280))).pressure(SWAPPING);
        var calm = roomy(host(9).reserve(mib(768)).pool(mib(256)));

        assertThat(decide(fit).targets()).isEmpty();
        assertThat(decide(calm).targets()).isEmpty();
    }

    @Test
    void aLittleIsNotTakenWhileSomebodyGivesMoreOrBoots() {
        var giving = roomy(host(10).reserve(mib(768)).pool(mib(256)))
                .pressure(SWAPPING)
                .guest(
                        "idle",
                        g -> g.current(gib(2)).usable(gib(1)).maximum(gib(2)).facts(SWAP));
        var booting = roomy(host(11).reserve(mib(768)).pool(mib(256)))
                .pressure(SWAPPING)
                .guest("new", g -> g.current(gib(2)).maximum(gib(2)).facts(SWAP).scope(GuestScope.BOOTING));

        assertThat(decide(giving).targets())
                .singleElement()
                .satisfies(target -> assertThat(target.vm().value()).isEqualTo("idle"));
        assertThat(decide(booting).targets()).isEmpty();
    }

    /** Adds five guests whose loads fit into 8 GiB, but whose sizes do not. */
    private static BalloonRequest.Builder roomy(BalloonRequest.Builder request) {
        for (int k = 0; k < 5; k++) {
            request.guest(
                    "small" + k,
                    g -> g.current(mib(1750)).usable(mib(190)).maximum(gib(2)).facts(SWAP));
        }
        return request;
    }

    @Test
    void aGuestInDistressLatelyKeepsTheRoomThatReliefGave() {
        var spared = history(draft -> draft.distressedUntil = NOW + 60 * SECOND);
        var short_ = decide(idle(mib(400), spared));
        var atEase = decide(idle(gib(3), spared));

        assertThat(short_.targets()).isEmpty();
        assertHeld(short_, BalloonReasons.SPARED_AFTER_DISTRESS);
        assertThat(target(atEase, "idle").shrinks()).isTrue();
    }

    @Test
    void aGuestThatGrewAMomentAgoIsNotShrunk() {
        var justNow = history(draft -> draft.lastGrowthAt = NOW - 9 * SECOND);
        var before = history(draft -> draft.lastGrowthAt = NOW - 10 * SECOND);

        assertThat(decide(idle(gib(3), justNow)).targets()).isEmpty();
        assertThat(decide(idle(gib(3), before)).targets()).hasSize(1);
    }

    @Test
    void aGuestThatWasOutOfSightGivesNothingButMayGrow() {
        var away = decide(idle(gib(3), history(draft -> draft.awaitedSamples = 1)));
        var starving = host(5).guest(
                        "busy",
                        g -> g.current(gib(1))
                                .usable(mib(10))
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(history(draft -> draft.awaitedSamples = 2)));

        assertThat(away.targets()).isEmpty();
        assertHeld(away, BalloonReasons.BACK_IN_SIGHT);
        assertThat(target(relieve(starving), "busy").target()).isGreaterThan(gib(1));
        assertThat(target(decide(starving), "busy").target()).isGreaterThan(gib(1));
    }

    @Test
    void memoryOnItsWayBackIsNotTakenTwice() {
        var first = decide(idle(gib(3), GuestHistory.none()));
        var history = accepted(target(first, "idle"), NOW - 8 * SECOND);
        var second = decide(idle(gib(3), history));

        assertThat(second.targets()).isEmpty();
    }

    /** A host of 5 GiB, of which a guest holds 4, so that memory must be taken back from it if it can spare any. */
    private static BalloonRequest.Builder idle(Bytes usable, GuestHistory history) {
        return host(5).guest(
                        "idle",
                        g -> g.current(gib(4))
                                .usable(usable)
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(history));
    }

    private static GuestHistory history(Consumer<HistoryDraft> change) {
        var draft = new HistoryDraft(GuestHistory.none());
        change.accept(draft);
        return draft.build();
    }

    private static GuestHistory accepted(BalloonTarget target, long instant) {
        var sent = GuestHistories.afterCommand(GuestHistory.none(), target, instant, false, WaterfillSettings.DEFAULT);
        return GuestHistories.afterOutcome(sent, new CommandOutcome.Accepted(), instant, WaterfillSettings.DEFAULT);
    }

    private static void assertHeld(BalloonPlan plan, String code) {
        assertThat(plan.holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.reason().code()).isEqualTo(code));
    }
}
