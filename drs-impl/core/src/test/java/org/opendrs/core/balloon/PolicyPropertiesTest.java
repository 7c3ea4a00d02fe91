package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;

class PolicyPropertiesTest {
    private static final List<BalloonPolicy> POLICIES = List.of(
            Policies.waterfill(),
            Policies.waterfill(WaterfillSettings.DEFAULT.withIdleTax(0.75)),
            Policies.waterfill(WaterfillSettings.DEFAULT.withSafety(SafetySettings.DEFAULT.withSqueeze(true))),
            Policies.fixed(),
            Policies.none());

    @Property(seed = "201", tries = 3000)
    void theIndependentCheckerHasNoComplaint(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        for (var policy : POLICIES) {
            assertThat(BalloonChecker.check(request, policy.decide(request))).isEmpty();
            assertThat(BalloonChecker.check(request, policy.relieve(request))).isEmpty();
        }
    }

    @Property(seed = "202")
    void oneQuestionHasOneAnswer(@ForAll long seed) {
        for (var policy : POLICIES) {
            assertThat(policy.decide(RandomRequests.of(seed))).isEqualTo(policy.decide(RandomRequests.of(seed)));
            assertThat(policy.relieve(RandomRequests.of(seed))).isEqualTo(policy.relieve(RandomRequests.of(seed)));
        }
    }

    @Property(seed = "203", tries = 3000)
    void everyTargetFollowsFromItsReason(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        for (var policy : POLICIES) {
            for (var plan : List.of(policy.decide(request), policy.relieve(request))) {
                assertThat(plan.targets())
                        .allSatisfy(t -> assertThat(ReasonFormulas.target(t))
                                .isEqualTo(t.target().value()));
            }
        }
    }

    @Property(seed = "204", tries = 3000)
    void aGuestWithoutSwapKeepsItsLoadAndALittleMore(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        for (var plan : List.of(
                Policies.waterfill().decide(request), Policies.waterfill().relieve(request))) {
            for (var target : plan.targets()) {
                var guest = guest(request, target);
                boolean swapless = !guest.facts().swap()
                        && !guest.facts().autodeflate()
                        && !guest.history().swapSeen();
                if (target.reason().code().equals(BalloonReasons.SHRINK_TO_SHARE) && target.shrinks() && swapless) {
                    assertThat(target.target().value())
                            .isGreaterThanOrEqualTo(guest.memory().load().value() + 64 * Fixtures.MIB);
                }
            }
        }
    }

    @Property(seed = "208", tries = 3000)
    void nothingIsTakenFromAGuestThatWasOutOfSight(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        for (var plan : List.of(
                Policies.waterfill().decide(request), Policies.waterfill().relieve(request))) {
            for (var target : plan.targets()) {
                if (guest(request, target).history().awaitedSamples() > 0) {
                    assertThat(target.reason().code())
                            .isNotIn(BalloonReasons.SHRINK_TO_SHARE, BalloonReasons.LEND_HEADROOM);
                }
            }
        }
    }

    @Property(seed = "205", tries = 3000)
    void aShrinkLeavesHalfOfWhatIsUsableUnlessTheHostIsOverloaded(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        var plan = Policies.waterfill().decide(request);
        for (var target : plan.targets()) {
            var memory = guest(request, target).memory();
            if (target.reason().code().equals(BalloonReasons.SHRINK_TO_SHARE)
                    && target.target().compareTo(memory.load()) < 0) {
                assertThat(target.reason().input("share"))
                        .isLessThan(target.current().value());
                assertThat(target.current().value() - target.target().value())
                        .isLessThanOrEqualTo(memory.maximum().value() / 20 + 1);
            }
        }
    }

    @Property(seed = "206", tries = 3000)
    void whileTheGuestsDoNotFitNothingIsGranted(@ForAll long seed) {
        var request = RandomRequests.of(seed);
        var plan = Policies.waterfill().decide(request);
        if (plan.outcome().code().equals(BalloonReasons.SETTLING)) {
            assertThat(grown(request, plan)).isZero();
            assertThat(grown(request, Policies.waterfill().relieve(request))).isZero();
        }
    }

    private static long grown(BalloonRequest request, BalloonPlan plan) {
        long sum = 0;
        for (var target : plan.targets()) {
            sum += Math.max(
                    0,
                    target.target().value() - guest(request, target).committed().value());
        }
        return sum;
    }

    private static BalloonGuest guest(BalloonRequest request, BalloonTarget target) {
        return request.guests().stream()
                .filter(g -> g.vm().equals(target.vm()))
                .findFirst()
                .orElseThrow();
    }
}
