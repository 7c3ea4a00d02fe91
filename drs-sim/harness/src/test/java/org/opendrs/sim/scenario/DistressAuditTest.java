package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.BalloonDecision;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.balloon.Policies;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.GuestFacts;
import org.opendrs.unit.Bytes;

class DistressAuditTest {
    private static final GuestFacts SWAP = new GuestFacts(true, false, true);

    /** One guest without swap is about to run out of memory, one with swap is short; the host has some to give. */
    private final BalloonRequest request = BalloonRequest.host(gib(32))
            .guest("bare", g -> g.current(gib(4)).usable(mib(40)).maximum(gib(8)))
            .guest(
                    "swapping",
                    g -> g.current(gib(4)).usable(mib(50)).maximum(gib(8)).facts(SWAP))
            .build();

    private final BalloonPlan relief = Policies.waterfill().relieve(request);

    private final BalloonTarget rescued = relief.targets().get(0);
    private final BalloonTarget distressed = relief.targets().get(1);

    @Test
    void reliefFollowsFromItsReasons() {
        assertThat(relief.targets())
                .extracting(t -> t.reason().code())
                .containsExactly(BalloonReasons.RESCUE, BalloonReasons.DISTRESS);
        assertThat(objection(rescued)).isEmpty();
        assertThat(objection(distressed)).isEmpty();
    }

    @Test
    void aGoalThatDoesNotFollowIsFoundThoughTheTargetIsTheGoal() {
        long less = distressed.target().value() - 1;

        assertThat(objection(changed(distressed, less, "goal", less)).orElseThrow())
                .contains("goal " + less);
    }

    @Test
    void aRescueBeyondWhatIsFairIsFoundIfItClaimsToHaveComeFirst() {
        long fair = rescued.reason().input("held");

        assertThat(objection(changed(rescued, rescued.target().value(), "fair", fair))
                        .orElseThrow())
                .contains("given first");
    }

    @Test
    void aRescueThatTookMoreThanWasLeftIsFound() {
        long first = rescued.reason().input("held");
        var scarce = with(with(rescued.reason(), "first", first), "left", 0);

        assertThat(objection(new BalloonTarget(rescued.vm(), rescued.current(), rescued.target(), scarce))
                        .orElseThrow())
                .contains("does not follow");
    }

    @Test
    void aGuestThatCanSwapIsNotRescued() {
        var reason = with(with(rescued.reason(), "usable", mib(50).value()), "ease", 0);
        var target = new BalloonTarget(distressed.vm(), rescued.current(), rescued.target(), reason);

        assertThat(objection(target)).isPresent();
    }

    @Test
    void inputsThatTheRequestBeliesAreFound() {
        for (BalloonTarget honest : relief.targets()) {
            for (String name : List.of("usable", "limit", "committed")) {
                long value = honest.reason().input(name) + 1;

                assertThat(objection(changed(honest, honest.target().value(), name, value)))
                        .as(name)
                        .isPresent();
            }
        }
    }

    private static BalloonTarget changed(BalloonTarget honest, long bytes, String input, long value) {
        return new BalloonTarget(
                honest.vm(), honest.current(), Bytes.bytes(bytes), with(honest.reason(), input, value));
    }

    private Optional<String> objection(BalloonTarget target) {
        var plan = new BalloonPlan(relief.host(), relief.outcome(), relief.shortfall(), List.of(target), List.of());
        return BalloonAudit.objection(new BalloonDecision(request, plan));
    }

    private static Reason with(Reason reason, String name, long value) {
        return new Reason(
                reason.code(),
                reason.inputs().stream()
                        .map(input -> input.name().equals(name) ? new Input(name, value) : input)
                        .toList());
    }
}
