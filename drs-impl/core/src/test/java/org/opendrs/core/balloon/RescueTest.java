package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.model.GuestFacts;
import org.opendrs.unit.Bytes;

class RescueTest {
    private static final GuestFacts SWAP = new GuestFacts(true, false, true);

    @Test
    void whoeverIsWithinItsFairShareComesBeforeAPoorerOneBeyondIt() {
        // Fair is 4 GiB each: "greedy" holds 6 GiB already, "modest" 1 GiB; 1 GiB is free, in part the pool.
        var relief = relieve(host(gib(8))
                .guest("greedy", g -> g.current(gib(6)).usable(mib(10)).maximum(gib(8)))
                .guest("modest", g -> g.current(gib(1)).usable(mib(40)).maximum(gib(8))));

        assertThat(target(relief, "modest").reason().code()).isEqualTo(BalloonReasons.RESCUE);
        assertThat(grown(relief, "modest")).isGreaterThanOrEqualTo(mib(472).value());
        assertThat(grown(relief, "greedy")).isLessThan(grown(relief, "modest") + mib(256).value());
    }

    @Test
    void whatIsScarceGoesToTheOneWithinItsFairShareAlone() {
        var relief = relieve(host(gib(7).plus(mib(100)))
                .guest("greedy", g -> g.current(gib(6)).usable(mib(10)).maximum(gib(8)))
                .guest("modest", g -> g.current(gib(1)).usable(mib(40)).maximum(gib(8))));

        assertThat(grown(relief, "modest")).isGreaterThanOrEqualTo(mib(100).value());
        assertThat(relief.targets()).extracting(t -> t.vm().value()).doesNotContain("greedy");
    }

    @Test
    void aGuestAtRestBeyondItsFairShareLendsItsHeadroom() {
        var relief = relieve(host(gib(8))
                .guest("resting", g -> g.current(gib(7)).usable(mib(500)).maximum(gib(8)))
                .guest("starving", g -> g.current(gib(1)).usable(mib(3)).maximum(gib(8))));

        var loan = target(relief, "resting");
        assertThat(loan.reason().code()).isEqualTo(BalloonReasons.LEND_HEADROOM);
        assertThat(loan.target().value())
                .isBetween(mib(7 * 1024 - 500 + 64).value(), mib(7 * 1024 - 61).value());
    }

    @Test
    void aGuestAtRestWithinItsFairShareKeepsHalfOfItsHeadroom() {
        var relief = relieve(host(gib(8))
                .guest("resting", g -> g.current(gib(2)).usable(mib(512)).maximum(gib(8)))
                .guest("starving", g -> g.current(gib(2)).usable(mib(3)).maximum(gib(8)))
                .guest(
                        "third",
                        g -> g.current(gib(4)).usable(mib(600)).maximum(gib(8)).facts(SWAP)));

        var loan = target(relief, "resting");
        assertThat(loan.reason().code()).isEqualTo(BalloonReasons.LEND_HEADROOM);
        assertThat(loan.target().value())
                .isBetween(mib(2048 - 256).value(), mib(2048 - 64).value());
    }

    @Test
    void whoeverHasLentDoesNotAskBackAtOnce() {
        var relief = relieve(host(gib(8))
                .guest("lender", g -> g.current(mib(6144)).usable(mib(100)).maximum(gib(8)))
                .guest("starving", g -> g.current(gib(1)).usable(mib(3)).maximum(gib(8))));

        assertThat(grown(relief, "starving")).isGreaterThanOrEqualTo(mib(500).value());
        assertThat(target(relief, "starving").reason().code()).isEqualTo(BalloonReasons.RESCUE);
        assertThat(relief.targets())
                .noneMatch(t -> t.reason().code().equals(BalloonReasons.RESCUE)
                        && t.vm().value().equals("lender"));
    }

    @Test
    void nobodyLendsWhileEnoughIsFree() {
        var relief = relieve(host(gib(16))
                .guest("resting", g -> g.current(gib(7)).usable(mib(500)).maximum(gib(8)))
                .guest("starving", g -> g.current(gib(1)).usable(mib(3)).maximum(gib(8))));

        assertThat(relief.targets()).extracting(t -> t.vm().value()).containsExactly("starving");
    }

    /** A host with this much to share, and no pool beside it. */
    private static BalloonRequest.Builder host(Bytes capacity) {
        return BalloonRequest.host(capacity).reserve(Bytes.ZERO).pool(Bytes.ZERO);
    }

    private static BalloonPlan relieve(BalloonRequest.Builder request) {
        return Policies.waterfill().relieve(request.build());
    }

    private static long grown(BalloonPlan plan, String vm) {
        return plan.targets().stream()
                .filter(t -> t.vm().value().equals(vm))
                .mapToLong(t -> t.target().value() - t.current().value())
                .sum();
    }

    private static BalloonTarget target(BalloonPlan plan, String vm) {
        return plan.targets().stream()
                .filter(t -> t.vm().value().equals(vm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no target for " + vm + " in " + plan));
    }
}
