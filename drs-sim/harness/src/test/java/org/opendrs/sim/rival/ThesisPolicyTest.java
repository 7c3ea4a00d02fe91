package org.opendrs.sim.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.balloon.Promise;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class ThesisPolicyTest {
    private final BalloonPolicy text = Rivals.thesisText();
    private final BalloonPolicy code = Rivals.thesisCode();

    @Test
    void aRoomyHostWithoutNeedyGuestsIsLeftAlone() {
        var plan = text.decide(
                host(16).guest("a", g -> g.maximum(gib(4)).current(gib(2)).usable(gib(1)))
                        .build());

        assertThat(plan.targets()).isEmpty();
        assertThat(plan.outcome().code()).isEqualTo(ThesisReasons.QUIET);
    }

    @Test
    void theSoftBranchPaysForTheNeedyWithFreePagesOnly() {
        var plan = text.decide(host(10).guest(
                        "cache",
                        g -> g.maximum(gib(4)).current(gib(2)).usable(mib(900)).unused(Bytes.ZERO))
                .guest("free", g -> g.maximum(gib(4)).current(gib(4)).usable(gib(3)))
                .guest("needy", g -> g.maximum(gib(4)).current(gib(2)).usable(mib(100)))
                .build());

        assertThat(plan.outcome().code()).isEqualTo(ThesisReasons.SOFT);
        assertThat(targets(plan)).containsOnlyKeys("free", "needy");
        assertThat(targets(plan).get("needy")).isEqualTo(gib(2).times(1.1));
        assertThat(targets(plan).get("free")).isEqualTo(gib(4).minusOrZero(gib(2).times(0.1)));
    }

    @Test
    void memoryThatLiesUnusedIsGivenBeforeAnyIsTaken() {
        var plan = text.decide(
                host(16).guest("free", g -> g.maximum(gib(4)).current(gib(4)).usable(gib(3)))
                        .guest("needy", g -> g.maximum(gib(4)).current(gib(2)).usable(mib(100)))
                        .build());

        assertThat(targets(plan)).containsOnlyKeys("needy");
    }

    @Test
    void theHardBranchGivesWhatItTakesFromTheCache() {
        var plan = text.decide(host(10).promise(new Promise(new VmId("coming"), gib(4)))
                .guest(
                        "cache",
                        g -> g.maximum(gib(4)).current(gib(2)).usable(mib(900)).unused(Bytes.ZERO))
                .guest("needy", g -> g.maximum(gib(4)).current(gib(2)).usable(mib(100)))
                .build());

        assertThat(plan.outcome().code()).isEqualTo(ThesisReasons.HARD);
        assertThat(targets(plan).get("needy")).isEqualTo(gib(2).times(1.1));
        assertThat(targets(plan).get("cache")).isEqualTo(gib(2).minusOrZero(gib(2).times(0.1)));
    }

    @Test
    void theEntitlementBranchTakesFromGuestsAboveTheirEntitlementAndGivesToTheNeedyBelow() {
        // 4 GiB for 8 GiB of maxima: each is entitled to 2 GiB.
        var plan = text.decide(
                host(5).guest("above", g -> g.maximum(gib(4)).current(gib(3)).usable(mib(10)))
                        .guest("below", g -> g.maximum(gib(4)).current(gib(1)).usable(mib(10)))
                        .build());

        assertThat(plan.outcome().code()).isEqualTo(ThesisReasons.OVERLOAD);
        assertThat(targets(plan).get("below")).isEqualTo(gib(1).times(1.1));
        assertThat(targets(plan).get("above")).isBetween(gib(2), gib(3).minusOrZero(gib(1).times(0.1)));
        assertThat(plan.shortfall()).isGreaterThan(Bytes.ZERO);
    }

    /** THESIS §6: until a fifth is unused the host reclaims soft, then hard idle memory; loaded memory pays for needy guests only. */
    @Test
    void aShortHostDoesNotRefillFromMemoryInUseUnderOverload() {
        var plan = text.decide(
                host(5).guest("above", g -> g.maximum(gib(4)).current(gib(3)).usable(mib(10)))
                        .guest("below", g -> g.maximum(gib(4)).current(gib(1)).usable(mib(10)))
                        .build());

        assertThat(plan.outcome().code()).isEqualTo(ThesisReasons.OVERLOAD);
        assertThat(plan.outcome().input("hostNeed")).isPositive();
        assertThat(targets(plan)).containsOnlyKeys("above", "below");
        long grown = plan.targets().stream()
                .mapToLong(t -> t.target().value() - t.current().value())
                .sum();
        assertThat(grown).isCloseTo(0, within(1));
    }

    @Test
    void aShortHostTakesNothingUnderOverloadIfNobodyIsBelowItsEntitlement() {
        var plan = text.decide(
                host(5).guest("a", g -> g.maximum(gib(4)).current(mib(2200)).usable(mib(10)))
                        .guest("b", g -> g.maximum(gib(4)).current(mib(2200)).usable(mib(10)))
                        .build());

        assertThat(plan.outcome().code()).isEqualTo(ThesisReasons.OVERLOAD);
        assertThat(plan.targets()).isEmpty();
    }

    @Test
    void noGuestIsGivenMoreThanItsEntitlementUnderOverload() {
        var plan = text.decide(host(5).guest(
                        "above", g -> g.maximum(gib(4)).current(gib(3)).usable(mib(10)))
                .guest("below", g -> g.maximum(gib(4)).current(mib(2000)).usable(mib(10)))
                .build());

        assertThat(targets(plan).get("below")).isEqualTo(gib(2));
    }

    @Test
    void aShortHostReclaimsUntilAFifthIsUnused() {
        var plan = text.decide(
                host(11).guest("a", g -> g.maximum(gib(8)).current(gib(8)).usable(gib(6)))
                        .guest("b", g -> g.maximum(gib(2)).current(gib(2)).usable(gib(1)))
                        .build());

        long taken = plan.targets().stream()
                .mapToLong(t -> t.current().value() - t.target().value())
                .sum();
        assertThat(taken).isCloseTo(gib(11).times(0.2).value(), within(2));
    }

    @Test
    void aGuestAtFourFifthsIsNeedyForTheCodeOnly() {
        var request = host(16).guest("a", g -> g.maximum(gib(4)).current(gib(2)).usable(mib(300)))
                .guest("b", g -> g.maximum(gib(4)).current(gib(4)).usable(gib(3)))
                .build();

        assertThat(text.decide(request).targets()).isEmpty();
        assertThat(targets(code.decide(request)).get("a")).isEqualTo(gib(2).plus(gib(4).times(0.1)));
    }

    @Test
    void guestsOutOfScopeAreNeverCommanded() {
        var plan = text.decide(host(5).guest(
                        "a",
                        g -> g.maximum(gib(4)).current(gib(4)).usable(gib(3)).scope(GuestScope.PAUSED))
                .guest("b", g -> g.maximum(gib(4)).current(gib(1)).usable(mib(10)))
                .build());

        assertThat(targets(plan)).doesNotContainKey("a");
    }

    @Test
    void aHostWithoutGuestsIsQuiet() {
        assertThat(text.decide(host(16).build()).targets()).isEmpty();
    }

    @Property(tries = 300, seed = "42")
    void targetsStayWithinBoundsAndFollowFromTheirReasons(
            @ForAll @Size(7) List<@IntRange(max = 4096) Integer> current,
            @ForAll @Size(7) List<@IntRange(max = 4096) Integer> usable,
            @ForAll @IntRange(min = 6, max = 32) int total) {
        var request = host(total);
        for (int i = 0; i < current.size(); i++) {
            int held = Math.max(current.get(i), 256);
            int free = Math.min(usable.get(i), held);
            request.guest(
                    "g" + i,
                    g -> g.maximum(mib(4096))
                            .current(mib(held))
                            .usable(mib(free))
                            .reservation(mib(128)));
        }
        for (var policy : List.of(text, code)) {
            assertThat(policy.decide(request.build()).targets()).allSatisfy(t -> {
                assertThat(t.target()).isBetween(mib(128), mib(4096));
                assertThat(ThesisReasons.evaluate(t.reason()))
                        .hasValue(t.target().value());
            });
        }
    }

    private static BalloonRequest.Builder host(int gib) {
        return BalloonRequest.host(gib(gib)).reserve(gib(1));
    }

    private static Map<String, Bytes> targets(BalloonPlan plan) {
        var targets = new TreeMap<String, Bytes>();
        for (BalloonTarget target : plan.targets()) {
            targets.put(target.vm().value(), target.target());
        }
        return targets;
    }

    private static Offset<Long> within(long bytes) {
        return Offset.offset(bytes);
    }
}
