package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.SWAP;
import static org.opendrs.core.balloon.WaterfillPolicyTest.decide;
import static org.opendrs.core.balloon.WaterfillPolicyTest.host;
import static org.opendrs.core.balloon.WaterfillPolicyTest.relieve;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.explain.Reason;
import org.opendrs.unit.Bytes;

class UnservedTest {
    @Test
    void whileAHostSettlesGuestsInNeedAreToldThatTheyWait() {
        var plan = decide(host(10).guest("needy", holds(gib(3), mib(50), gib(8)))
                .guest("full", holds(gib(4), mib(20), gib(4)))
                .guest("rich", holds(gib(4), gib(3), gib(4))));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.SETTLING);
        assertThat(plan.targets()).extracting(target -> target.vm().value()).containsExactly("rich");
        assertThat(hold(plan, "needy").code()).isEqualTo(BalloonReasons.WAITING_FOR_MEMORY);
        assertThat(hold(plan, "needy").input("wanted")).isPositive();
        assertThat(hold(plan, "needy").input("free")).isZero();
        assertThat(hold(plan, "full").code()).isEqualTo(BalloonReasons.AT_LIMIT);
        assertThat(hold(plan, "full").input("usable")).isEqualTo(mib(20).value());
    }

    @Test
    void whileAHostSettlesATickTellsGuestsInDistressThatTheyWait() {
        var plan = relieve(
                host(8).guest("needy", holds(gib(3), mib(20), gib(8))).guest("rich", holds(gib(7), gib(6), gib(8))));

        assertThat(hold(plan, "needy").code()).isEqualTo(BalloonReasons.WAITING_FOR_MEMORY);
    }

    @Test
    void guestsThatWantMoreThanTheirShareAreTold() {
        var plan = decide(host(4).reserve(Bytes.ZERO)
                .pool(Bytes.ZERO)
                .guest("a", holds(gib(2), mib(30), gib(4)))
                .guest("b", holds(gib(2), mib(30), gib(4))));

        assertThat(plan.targets()).isEmpty();
        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.AT_SHARES);
        assertThat(plan.holds()).hasSize(2).allSatisfy(hold -> {
            assertThat(hold.reason().code()).isEqualTo(BalloonReasons.HAS_ITS_SHARE);
            assertThat(hold.reason().input("share")).isEqualTo(gib(2).value());
        });
    }

    @Test
    void onAHostAtRestOnlyAGuestAtItsLimitThatRunsOutIsTold() {
        var plan = decide(
                host(8).guest("rest", holds(gib(2), gib(1), gib(2))).guest("full", holds(gib(1), mib(20), gib(1))));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.IN_BALANCE);
        assertThat(plan.holds()).extracting(hold -> hold.vm().value()).containsExactly("full");
    }

    @Test
    void aGuestThatWantsMoreThanItsLimitIsToldBesideOneThatIsShrunk() {
        var plan =
                decide(host(8).guest("a", holds(gib(4), mib(300), gib(4))).guest("b", holds(gib(4), gib(3), gib(4))));

        assertThat(plan.targets()).extracting(target -> target.vm().value()).containsExactly("b");
        assertThat(hold(plan, "a").code()).isEqualTo(BalloonReasons.AT_LIMIT);
    }

    private static Consumer<BalloonGuest.Builder> holds(Bytes current, Bytes usable, Bytes maximum) {
        return g -> g.current(current).usable(usable).maximum(maximum).facts(SWAP);
    }

    private static Reason hold(BalloonPlan plan, String vm) {
        return plan.holds().stream()
                .filter(hold -> hold.vm().value().equals(vm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reason for " + vm + " in " + plan))
                .reason();
    }
}
