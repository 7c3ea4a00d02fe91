package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/** What is given back when the engine ends. */
class HandBackTest {
    private static BalloonRequest.Builder host(long gib) {
        return BalloonRequest.host(gib(gib)).reserve(gib(1)).pool(mib(512));
    }

    private static Bytes target(BalloonPlan plan, String vm) {
        return plan.targets().stream()
                .filter(target -> target.vm().equals(new VmId(vm)))
                .map(BalloonTarget::target)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everybodyGetsTheMaximumIfTheHostHasIt() {
        var request = host(16).guest("a", g -> g.current(gib(1)).maximum(gib(4)))
                .guest("b", g -> g.current(gib(3)).maximum(gib(4)))
                .build();

        var plan = HandBack.spread(request);

        assertThat(target(plan, "a")).isEqualTo(gib(4));
        assertThat(target(plan, "b")).isEqualTo(gib(4));
        assertThat(plan.shortfall()).isEqualTo(Bytes.ZERO);
        assertThat(BalloonChecker.check(request, plan)).isEmpty();
    }

    @Test
    void ifNotAllFitsEachGetsTheSamePartOfWhatItLacks() {
        var request = host(7).guest("a", g -> g.current(gib(1)).maximum(gib(4)))
                .guest("b", g -> g.current(gib(3)).maximum(gib(4)))
                .build();

        var plan = HandBack.spread(request);

        // 6 GiB beside the reserve, 4 GiB held: half of the 4 GiB that are missing.
        assertThat(target(plan, "a")).isEqualTo(mib(1024 + 1536));
        assertThat(target(plan, "b")).isEqualTo(mib(3072 + 512));
        assertThat(plan.shortfall()).isEqualTo(gib(2));
        assertThat(plan.outcome().input("granted")).isEqualTo(gib(2).value());
    }

    @Test
    void nothingIsGivenBackOnAFullHost() {
        var request = host(5).guest("a", g -> g.current(gib(2)).maximum(gib(4)))
                .guest("b", g -> g.current(gib(2)).maximum(gib(4)))
                .build();

        assertThat(HandBack.spread(request).targets()).isEmpty();
        assertThat(HandBack.release(request).targets()).isEmpty();
    }

    @Test
    void spreadingLeavesGuestsAloneThatMayNotBeCommanded() {
        var request = host(16).guest("a", g -> g.current(gib(1)).maximum(gib(4)).scope(GuestScope.NO_DATA))
                .build();

        assertThat(HandBack.spread(request).targets()).isEmpty();
        assertThat(HandBack.spread(request).holds()).hasSize(1);
        assertThat(target(HandBack.release(request), "a")).isEqualTo(gib(4));
    }

    @Test
    void whatSomebodyElseSetIsNotOursToUndo() {
        var request = host(16).guest("a", g -> g.current(gib(1)).maximum(gib(4)).scope(GuestScope.FOREIGN))
                .guest("b", g -> g.current(gib(1)).maximum(gib(4)).scope(GuestScope.FIXED))
                .build();

        assertThat(HandBack.release(request).targets()).isEmpty();
    }

    @Test
    void anUnknownGuestIsReleasedTooAndCountsWithWhatItHolds() {
        var request = host(7).guest("a", g -> g.current(gib(2)).maximum(gib(4)).scope(GuestScope.BOOTING))
                .guest("b", g -> g.current(gib(2)).maximum(gib(4)).scope(GuestScope.BOOTING))
                .build();

        var plan = HandBack.release(request);

        assertThat(target(plan, "a")).isEqualTo(gib(3));
        assertThat(target(plan, "b")).isEqualTo(gib(3));
    }

    @Property(seed = "7")
    void theHostIsNeverAskedForMoreThanItHas(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        long bound = request.total().value()
                - request.reserve().value()
                - request.promised().value();
        for (BalloonPlan plan : new BalloonPlan[] {HandBack.spread(request), HandBack.release(request)}) {
            long gained = 0;
            long held = 0;
            for (var guest : request.guests()) {
                // Each guest that is told nothing may come to hold what it is committed to.
                held += guest.history().committed(guest.memory().actual()).value();
            }
            for (BalloonTarget target : plan.targets()) {
                assertThat(target.target()).isGreaterThanOrEqualTo(target.current());
                var guest = request.guests().stream()
                        .filter(g -> g.vm().equals(target.vm()))
                        .findFirst()
                        .orElseThrow();
                assertThat(target.target()).isLessThanOrEqualTo(guest.memory().maximum());
                gained += target.target().value()
                        - guest.history().committed(guest.memory().actual()).value();
            }
            assertThat(plan.targets().isEmpty() || held + gained <= bound).isTrue();
        }
    }
}
