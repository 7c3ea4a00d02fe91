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
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.model.GuestFacts;
import org.opendrs.unit.Bytes;

/** What is different on hosts where some guests have swap and others none. Guests have 4 GiB, hosts round figures to share. */
class SwaplessFirstTest {
    private static final long NOW = 1000 * SECOND;
    private static final Bytes MAXIMUM = gib(4);

    @Test
    void aGuestWithSwapMayFillNoMoreThanItsShareIfTheOthersWantedAllTheyMayHave() {
        // 8 GiB, of which 0.8 are kept free and as much is left out once more: 3277 MiB for each, were "bare" to want
        // its 4 GiB.
        long[] share = shares(host(8).guest("bare", g -> guest(g, 2048, 1500, SWAPLESS))
                .guest("swap", g -> guest(g, 4096, 50, SWAP)));

        assertThat(share[1]).isBetween(mib(3276).value(), mib(3277).value());
        assertThat(share[0]).isBetween(mib(3276).value(), mib(3277).value());
    }

    @Test
    void whenMemoryIsShortLoadAndSafetyOfGuestsWithoutSwapComeBeforeTheLoadOfOthers() {
        long[] share = shares(
                host(5).guest("bare", g -> guest(g, 3300, 100, SWAPLESS)).guest("swap", g -> guest(g, 3000, 0, SWAP)));

        assertThat(share[0]).isGreaterThanOrEqualTo(mib(3200 + 512).value());
        assertThat(share[0] + share[1]).isLessThanOrEqualTo(gib(5).value());
    }

    @Test
    void aGuestWithSwapKeepsAPartOfItsLoad() {
        long[] share = shares(
                host(5).guest("bare", g -> guest(g, 4096, 0, SWAPLESS)).guest("swap", g -> guest(g, 4000, 0, SWAP)));

        assertThat(share[1]).isEqualTo(mib(1000).value());
    }

    @Test
    void safetyThatDoesNotSufficeIsSharedOutInEqualParts() {
        long[] share = shares(host(4).guest("bare1", g -> guest(g, 2000, 50, SWAPLESS))
                .guest("bare2", g -> guest(g, 1500, 50, SWAPLESS)));

        assertThat(share[0] - mib(1950).value())
                .isEqualTo(mib((4096 - 3400) / 2).value());
        assertThat(share[1] - mib(1450).value())
                .isEqualTo(mib((4096 - 3400) / 2).value());
    }

    @Test
    void spareMemoryIsNotGrantedToAGuestWithSwap() {
        // 819 MiB are free, as much as is kept free.
        var withoutSwap = decide(host(8).guest("bare", g -> guest(g, 3686, 200, SWAPLESS))
                .guest("swap", g -> guest(g, 3686, 3000, SWAP)));
        var withSwap = decide(host(8).guest("bare", g -> guest(g, 3686, 3000, SWAPLESS))
                .guest("swap", g -> guest(g, 3686, 10, SWAP)));

        assertThat(target(withoutSwap, "bare"))
                .hasValueSatisfying(t -> assertThat(t.shrinks()).isFalse());
        assertThat(target(withSwap, "swap")).isEmpty();
    }

    @Test
    void aTickServesAGuestWithSwapFromWhatIsNotKeptFree() {
        var full = relieve(host(8).guest("bare", g -> guest(g, 3686, 3000, SWAPLESS))
                .guest("swap", g -> guest(g, 3686, 10, SWAP)));
        var roomy = relieve(host(10).guest("bare", g -> guest(g, 3686, 3000, SWAPLESS))
                .guest("swap", g -> guest(g, 3686, 10, SWAP)));

        assertThat(target(full, "swap")).isEmpty();
        assertThat(target(roomy, "swap")).isPresent();
    }

    @Test
    void aTickThatUsesTheSpareMemoryRefillsIt() {
        var plan = relieve(host(8).guest("bare", g -> guest(g, 3686, 20, SWAPLESS))
                .guest("swap", g -> guest(g, 3686, 2000, SWAP)));

        assertThat(target(plan, "bare").orElseThrow().shrinks()).isFalse();
        assertThat(target(plan, "swap").orElseThrow().shrinks()).isTrue();
    }

    @Test
    void aGuestWithSwapAboveItsShareIsSqueezedThoughItWasInDistressLately() {
        var distressed = new HistoryDraft(GuestHistory.none());
        distressed.distressedUntil = NOW + 60 * SECOND;
        var plan = decide(host(6).guest("bare", g -> guest(g, 3000, 20, SWAPLESS))
                .guest("swap", g -> guest(g, 3300, 0, SWAP).history(distressed.build())));

        assertThat(target(plan, "swap").orElseThrow().target()).isLessThan(mib(3300));
    }

    @Test
    void itsShrinkIsNotCalledOffThoughItStarves() {
        var squeezed = new HistoryDraft(GuestHistory.none());
        squeezed.target = Optional.of(mib(3000));
        squeezed.commandedAt = NOW - 2 * SECOND;
        squeezed.lastShrinkAt = NOW - 2 * SECOND;
        var besideBare = relieve(host(6).guest("bare", g -> guest(g, 3000, 20, SWAPLESS))
                .guest("swap", g -> guest(g, 3300, 0, SWAP).history(squeezed.build())));
        var amongItsLike =
                relieve(host(9).guest("swap", g -> guest(g, 3300, 0, SWAP).history(squeezed.build())));

        assertThat(target(besideBare, "swap")).isEmpty();
        assertThat(target(amongItsLike, "swap").orElseThrow().target()).isGreaterThanOrEqualTo(mib(3300));
    }

    @Test
    void guestsWithSwapGiveFirst() {
        // "bare" holds more idle memory, and still it is the other one that gives.
        var plan = decide(host(9).guest("bare", g -> guest(g, 4096, 3500, SWAPLESS))
                .guest("poor", g -> guest(g, 200, 10, SWAPLESS))
                .guest("swap", g -> guest(g, 3600, 3000, SWAP)));

        assertThat(target(plan, "swap").orElseThrow().shrinks()).isTrue();
        assertThat(target(plan, "bare")).isEmpty();
    }

    @Test
    void aHostSettlesInTicksTooAndFromGuestsWithSwapFirst() {
        var plan = relieve(host(7).guest("bare", g -> guest(g, 4096, 3500, SWAPLESS))
                .guest("swap", g -> guest(g, 4096, 3500, SWAP)));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.RELIEVED);
        assertThat(target(plan, "swap").orElseThrow().target()).isLessThan(gib(3));
        assertThat(target(plan, "bare")).isEmpty();
    }

    private static BalloonGuest.Builder guest(BalloonGuest.Builder guest, long holds, long usable, GuestFacts facts) {
        return guest.current(mib(holds)).usable(mib(usable)).maximum(MAXIMUM).facts(facts);
    }

    private static BalloonRequest.Builder host(long gib) {
        return BalloonRequest.host(gib(gib).plus(mib(256)))
                .reserve(Bytes.ZERO)
                .pool(mib(256))
                .now(NOW);
    }

    private static long[] shares(BalloonRequest.Builder request) {
        var table = new GuestTable(request.build(), WaterfillSettings.DEFAULT);
        return Entitlement.of(table, new Demands(table)).share;
    }

    private static BalloonPlan decide(BalloonRequest.Builder request) {
        return Policies.waterfill().decide(request.build());
    }

    private static BalloonPlan relieve(BalloonRequest.Builder request) {
        return Policies.waterfill().relieve(request.build());
    }

    private static Optional<BalloonTarget> target(BalloonPlan plan, String vm) {
        return plan.targets().stream().filter(t -> t.vm().value().equals(vm)).findFirst();
    }
}
