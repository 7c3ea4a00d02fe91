package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.core.balloon.Fixtures.SWAP;
import static org.opendrs.core.balloon.Fixtures.SWAPLESS;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonHold;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Reason;
import org.opendrs.model.Allocation;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class WaterfillPolicyTest {
    static final long NOW = 1000 * SECOND;

    @Test
    void theTenLineUse() {
        var request = BalloonRequest.host(gib(8))
                .guest("a", g -> g.current(gib(4)).usable(mib(300)).maximum(gib(4)))
                .guest("b", g -> g.current(gib(4)).usable(gib(3)).maximum(gib(4)))
                .build();
        BalloonPlan plan = Policies.waterfill().decide(request);
        plan.targets().forEach(t -> System.out.println(t.vm() + " -> " + t.target() + " because " + t.reason()));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.SETTLING);
        assertThat(plan.targets()).singleElement().satisfies(t -> {
            assertThat(t.vm().value()).isEqualTo("b");
            assertThat(t.target()).isEqualTo(gib(3));
            assertThat(t.reason().code()).isEqualTo(BalloonReasons.SHRINK_TO_SHARE);
        });
    }

    @Test
    void aHostInWhichEverybodyHasEnoughIsLeftAlone() {
        var plan = decide(host(8).guest(
                        "a",
                        g -> g.current(gib(3)).usable(gib(2)).maximum(gib(3)).facts(SWAP))
                .guest(
                        "b",
                        g -> g.current(gib(3)).usable(gib(2)).maximum(gib(3)).facts(SWAP)));

        assertThat(plan.targets()).isEmpty();
        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.IN_BALANCE);
    }

    @Test
    void memoryIsTakenBackBeforeItIsGranted() {
        var request = host(9).guest(
                        "poor",
                        g -> g.current(gib(2)).usable(mib(20)).maximum(gib(4)).facts(SWAP))
                .guest(
                        "rich",
                        g -> g.current(mib(5600))
                                .usable(mib(5000))
                                .maximum(gib(6))
                                .facts(SWAP));
        var plan = decide(request);

        assertThat(target(plan, "rich").shrinks()).isTrue();
        long free = request.build().capacity().value()
                + request.build().pool().value() * 3 / 4
                - request.build().committed().value();
        assertThat(target(plan, "poor").target().value() - gib(2).value()).isLessThanOrEqualTo(free);
    }

    @Test
    void underOverloadSharesDecide() {
        // Both would use 4 GiB of 4.2 GiB that there are; "large" has three times the shares and so keeps growing.
        var plan = decide(host(6).reserve(gib(1))
                .pool(mib(400))
                .guest("large", g -> hungry(g, 1500).shares(3000))
                .guest("small", g -> hungry(g, 3000).shares(1000)));

        assertThat(plan.shortfall()).isGreaterThan(gib(1));
        assertThat(target(plan, "small").shrinks()).isTrue();
        assertThat(target(plan, "large").shrinks()).isFalse();
    }

    @Test
    void aGuestWithoutSwapGetsItsSafetyBeforeOthersGetHeadroom() {
        var plan = decide(host(6).guest(
                        "bare",
                        g -> g.current(gib(2)).usable(mib(100)).maximum(gib(4)).facts(SWAPLESS))
                .guest(
                        "swap",
                        g -> g.current(mib(2700))
                                .usable(mib(64))
                                .maximum(gib(4))
                                .facts(SWAP)));

        assertThat(target(plan, "bare").target().value())
                .isGreaterThanOrEqualTo(mib(2048 - 100 + 256).value());
    }

    @Test
    void aBootingGuestCountsWithItsMaximum() {
        var request = host(8).guest(
                        "boots", g -> g.current(gib(1)).maximum(gib(6)).scope(GuestScope.BOOTING))
                .guest(
                        "poor",
                        g -> g.current(gib(1)).usable(mib(10)).maximum(gib(4)).facts(SWAP));

        assertThat(request.build().committed()).isEqualTo(gib(7));
        assertThat(decide(request).targets()).isEmpty();
        assertThat(relieve(request).targets()).isEmpty();
    }

    @Test
    void aGuestAboveItsLimitIsShrunkThoughNobodyNeedsTheMemory() {
        var lowered = new Allocation<>(Bytes.ZERO, gib(2), 1000);
        var guest = new BalloonGuest.Builder(new VmId("a"))
                .current(gib(4))
                .usable(gib(3))
                .maximum(gib(4))
                .facts(SWAP)
                .build();
        var plan = decide(host(16).guest(new BalloonGuest(
                guest.vm(), guest.memory(), lowered, SWAP, GuestScope.MANAGED, GuestHistory.none())));

        assertThat(target(plan, "a").target()).isEqualTo(gib(3));
    }

    @Test
    void idleHostMemoryGoesBackToGuestsThatGaveItLongAgo() {
        var plan = decide(host(16).guest(
                        "a",
                        g -> g.current(gib(1)).usable(mib(400)).maximum(gib(4)).facts(SWAP)));

        assertThat(target(plan, "a").reason().code()).isEqualTo(BalloonReasons.GIVE_BACK);
        assertThat(target(plan, "a").target()).isEqualTo(gib(4));
    }

    @Test
    void withoutDistressTheTickDoesNothing() {
        var plan = relieve(host(8).guest(
                        "a",
                        g -> g.current(gib(2)).usable(gib(1)).maximum(gib(4)).facts(SWAP)));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.NO_DISTRESS);
    }

    @Test
    void distressIsAnsweredFromThePool() {
        var plan = relieve(host(8).pool(gib(1))
                .guest(
                        "a",
                        g -> g.current(gib(2)).usable(mib(10)).maximum(gib(4)).facts(SWAP))
                .guest(
                        "b",
                        g -> g.current(mib(4096))
                                .usable(mib(500))
                                .maximum(gib(4))
                                .facts(SWAP)));

        assertThat(target(plan, "a").reason().code()).isEqualTo(BalloonReasons.DISTRESS);
        assertThat(target(plan, "a").target()).isGreaterThan(mib(2048 + 127));
    }

    @Test
    void aGuestWithSwapThatHoldsItsShareDoesNotDrainThePool() {
        var hog = overloadedHistory(gib(4));
        var plan = relieve(host(8).guest(
                        "hog",
                        g -> g.current(mib(3500))
                                .usable(mib(5))
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(hog))
                .guest(
                        "too",
                        g -> g.current(mib(3300))
                                .usable(mib(5))
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(hog)));

        assertThat(plan.targets()).noneMatch(t -> t.vm().value().equals("hog") && !t.shrinks());
    }

    @Test
    void guestsWithoutSwapAreServedFirst() {
        var plan = relieve(host(8).pool(mib(256))
                .guest(
                        "a-swap",
                        g -> g.current(gib(3)).usable(mib(5)).maximum(gib(4)).facts(SWAP))
                .guest(
                        "b-bare",
                        g -> g.current(mib(3840))
                                .usable(mib(50))
                                .maximum(gib(8))
                                .facts(SWAPLESS)));

        assertThat(target(plan, "b-bare").target()).isGreaterThanOrEqualTo(mib(3840 + 128));
        assertThat(plan.targets()).noneMatch(t -> t.vm().value().equals("a-swap") && !t.shrinks());
    }

    @Test
    void whatThePoolCannotGiveIsTakenFromGuestsAboveTheirShareAtOnce() {
        var plan = relieve(host(8).guest(
                        "bare",
                        g -> g.current(gib(2)).usable(mib(20)).maximum(gib(4)).facts(SWAPLESS))
                .guest(
                        "rich",
                        g -> g.current(mib(4096 + 700))
                                .usable(gib(4))
                                .maximum(gib(6))
                                .facts(SWAP)));

        assertThat(target(plan, "rich").shrinks()).isTrue();
        assertThat(target(plan, "bare").shrinks()).isFalse();
    }

    @Test
    void aShrinkThatHasComeToAHaltIsCalledOff() {
        var stalled = stalledAt(gib(3), gib(2));
        var request = host(16).guest(
                        "a",
                        g -> g.current(gib(3))
                                .usable(gib(1))
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(stalled));

        assertThat(target(decide(request), "a").target()).isEqualTo(gib(3));
        assertThat(target(relieve(request), "a").reason().code()).isEqualTo(BalloonReasons.STOP_AT_ACTUAL);
    }

    /** Where loads change every few minutes, what is moved between guests that swap costs both of them more than it gives. */
    @Test
    void aGuestWithSwapKeepsWhatItUsesUpToHalfAboveItsShare() {
        var plan = decide(host(6).guest("above", g -> hungry(g, 2900)).guest("below", g -> hungry(g, 1800)));

        assertThat(plan.targets()).noneMatch(BalloonTarget::shrinks);
    }

    @Test
    void thatAGuestKeepsWhatItUsesIsSaid() {
        var plan = decide(host(6).guest("above", g -> hungry(g, 2900)).guest("below", g -> hungry(g, 1800)));
        var reason = held(plan, "above");

        assertThat(reason.code()).isEqualTo(BalloonReasons.SPARED_IN_USE);
        assertThat(reason.input("load")).isEqualTo(mib(3800).value());
        // Beyond half of its share, rounded down.
        assertThat(reason.input("beyond")).isEqualTo((mib(2900).value() - reason.input("excess")) / 2);
        assertThat(reason.input("excess")).isPositive().isLessThanOrEqualTo(reason.input("beyond"));
    }

    @Test
    void whatWouldNotBeTakenInAnyCaseIsNotSaidToBeSpared() {
        // Above its share by less than a dead zone.
        var plan = decide(host(6).guest("above", g -> hungry(g, 2490)).guest("below", g -> hungry(g, 2000)));

        assertThat(held(plan, "above").code()).isEqualTo(BalloonReasons.NOTHING_TO_TAKE);
    }

    @Test
    void aGuestWithSwapGivesUpWhatItUsesBeyondThat() {
        var plan = decide(host(6).guest("above", g -> hungry(g, 2900))
                .guest("below", g -> hungry(g, 900))
                .guest("low", g -> hungry(g, 900)));

        assertThat(target(plan, "above").shrinks()).isTrue();
    }

    @Test
    void anyExcessIsTakenWhileTheGuestsDoNotFit() {
        var plan = decide(host(6).guest("above", g -> hungry(g, 2900)).guest("below", g -> hungry(g, 2500)));

        assertThat(target(plan, "above").shrinks()).isTrue();
    }

    @Test
    void squeezingGuestsWithoutSwapMustBeChosen() {
        var safety = SafetySettings.DEFAULT.withSqueeze(true);
        var request = host(6).pool(mib(256))
                .guest(
                        "above",
                        g -> g.current(mib(3300))
                                .usable(mib(10))
                                .maximum(gib(4))
                                .facts(SWAPLESS)
                                .history(overloadedHistory(mib(3290))))
                .guest(
                        "below",
                        g -> g.current(mib(1500))
                                .usable(mib(10))
                                .maximum(gib(4))
                                .facts(SWAPLESS)
                                .history(overloadedHistory(mib(2300))));

        assertThat(decide(request).targets()).noneMatch(BalloonTarget::shrinks);
        var squeezing =
                Policies.waterfill(WaterfillSettings.DEFAULT.withSafety(safety)).decide(request.build());
        assertThat(target(squeezing, "above").shrinks()).isTrue();
    }

    private static Reason held(BalloonPlan plan, String vm) {
        return plan.holds().stream()
                .filter(hold -> hold.vm().value().equals(vm))
                .map(BalloonHold::reason)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no hold of " + vm + " in " + plan));
    }

    private static BalloonGuest.Builder hungry(BalloonGuest.Builder guest, long holds) {
        return guest.current(mib(holds))
                .usable(mib(1))
                .maximum(gib(4))
                .facts(SWAP)
                .history(overloadedHistory(mib(3800)));
    }

    private static GuestHistory overloadedHistory(Bytes demand) {
        var draft = new HistoryDraft(GuestHistory.none());
        draft.validSamples = 10;
        draft.lastLoad = demand;
        draft.peak = demand;
        return draft.build();
    }

    private static GuestHistory stalledAt(Bytes actual, Bytes target) {
        var draft = new HistoryDraft(GuestHistory.none());
        draft.target = Optional.of(target);
        draft.commandedAt = NOW - 12 * SECOND;
        draft.lastShrinkAt = NOW - 12 * SECOND;
        draft.stalledSamples = 3;
        draft.raiseFloor(actual, NOW, 600 * SECOND);
        return draft.build();
    }

    static BalloonRequest.Builder host(long gib) {
        return BalloonRequest.host(gib(gib)).now(NOW);
    }

    static BalloonPlan decide(BalloonRequest.Builder request) {
        return Policies.waterfill().decide(request.build());
    }

    static BalloonPlan relieve(BalloonRequest.Builder request) {
        return Policies.waterfill().relieve(request.build());
    }

    static BalloonTarget target(BalloonPlan plan, String vm) {
        return plan.targets().stream()
                .filter(t -> t.vm().value().equals(vm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no target for " + vm + " in " + plan));
    }
}
