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

    @Test
    void reliefFollowsFromItsReasons() {
        assertThat(relief.targets()).extracting(t -> t.reason().code()).containsOnly(BalloonReasons.DISTRESS);
        assertThat(relief.targets()).extracting(t -> t.reason().input("atRisk")).containsExactly(1L, 0L);
        assertThat(objection(relief.targets().get(0))).isEmpty();
        assertThat(objection(relief.targets().get(1))).isEmpty();
    }

    @Test
    void aGoalThatDoesNotFollowIsFoundThoughTheTargetIsTheGoal() {
        for (BalloonTarget honest : relief.targets()) {
            long less = honest.target().value() - 1;
            var target = new BalloonTarget(
                    honest.vm(), honest.current(), Bytes.bytes(less), with(honest.reason(), "goal", less));

            assertThat(objection(target).orElseThrow()).contains("goal " + less);
        }
    }

    @Test
    void aGoalBeyondTheShareOfAGuestThatCanSwapIsFound() {
        var honest = relief.targets().get(1);
        var target =
                new BalloonTarget(honest.vm(), honest.current(), honest.target(), with(honest.reason(), "atRisk", 1));

        assertThat(objection(target).orElseThrow()).contains("swapping is not the guest");
    }

    @Test
    void inputsThatTheRequestBeliesAreFound() {
        var honest = relief.targets().get(0);
        for (String name : List.of("usable", "limit", "committed")) {
            var reason = with(honest.reason(), name, honest.reason().input(name) + 1);
            var target = new BalloonTarget(honest.vm(), honest.current(), honest.target(), reason);

            assertThat(objection(target)).as(name).isPresent();
        }
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
