package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.Action;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.Policies;
import org.opendrs.engine.EngineReasons;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.sim.rival.Rivals;
import org.opendrs.unit.Bytes;

class ReasonAuditTest {
    private final ReasonAudit audit = new ReasonAudit();
    private final BalloonRequest crowded = BalloonRequest.host(gib(8))
            .guest("a", g -> g.current(gib(4)).usable(mib(100)).maximum(gib(4)))
            .guest("b", g -> g.current(gib(4)).usable(gib(3)).maximum(gib(4)))
            .build();

    @Test
    void ourPlansFollowFromTheirReasons() {
        var decision = new BalloonDecision(crowded, Policies.waterfill().decide(crowded));

        assertThat(decision.plan().targets()).isNotEmpty();
        assertThat(audit.objection(report(decision))).isEmpty();
    }

    @Test
    void theRivalsPlansFollowFromTheirReasons() {
        var decision = new BalloonDecision(crowded, Rivals.thesisText().decide(crowded));

        assertThat(decision.plan().targets()).isNotEmpty();
        assertThat(audit.objection(report(decision))).isEmpty();
    }

    @Test
    void aTargetThatDiffersFromItsReasonIsFound() {
        var plan = Policies.waterfill().decide(crowded);
        var first = plan.targets().get(0);
        var changed = new BalloonTarget(
                first.vm(), first.current(), first.target().minusOrZero(Bytes.bytes(1)), first.reason());
        var decision = new BalloonDecision(
                crowded,
                new BalloonPlan(plan.host(), plan.outcome(), plan.shortfall(), List.of(changed), plan.holds()));

        assertThat(audit.objection(report(decision)).orElseThrow()).contains("does not follow");
    }

    @Test
    void aTargetWithAReasonThatNobodyKnowsIsFound() {
        var plan = Policies.waterfill().decide(crowded);
        var first = plan.targets().get(0);
        var vague = new BalloonTarget(first.vm(), first.current(), first.target(), Reason.of("IT_SEEMED_RIGHT"));
        var decision = new BalloonDecision(
                crowded, new BalloonPlan(plan.host(), plan.outcome(), plan.shortfall(), List.of(vague), List.of()));

        assertThat(audit.objection(report(decision)).orElseThrow()).contains("IT_SEEMED_RIGHT");
    }

    @Test
    void anEmptyPlanWhoseReasonSpeaksOfAnotherHostIsFound() {
        var outcome =
                Reason.of("IN_BALANCE", new Input("capacity", 1), new Input("committed", 1), new Input("demand", 1));
        var decision = new BalloonDecision(crowded, BalloonPlan.nothing(crowded.host(), outcome));

        assertThat(audit.objection(report(decision)).orElseThrow()).contains("IN_BALANCE");
    }

    @Test
    void anOutcomeThatCountsOtherCommandsThanTheRecordIsFound() {
        var decision = new BalloonDecision(crowded, Policies.waterfill().decide(crowded));
        var honest = report(decision);
        var boastful = new TurnReport(
                1,
                honest.kind(),
                honest.automation(),
                honest.snapshot(),
                List.of(),
                honest.balloons(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                honest.outcome(),
                honest.took());

        assertThat(audit.objection(boastful).orElseThrow()).contains("ACTED");
    }

    @Test
    void aTurnThatADefectEndedIsWithoutReason() {
        var failed = new TurnReport(
                1,
                TurnReport.Kind.TURN,
                Automation.ACT,
                new ClusterSnapshot(1, Instant.EPOCH, List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Reason.of(EngineReasons.TURN_FAILED),
                Duration.ZERO);

        assertThat(audit.objection(failed)).isPresent();
    }

    private static TurnReport report(BalloonDecision decision) {
        var actions = decision.plan().targets().stream()
                .map(t -> new Action(
                        Action.Kind.SET_MEMORY_TARGET,
                        t.vm(),
                        decision.plan().host(),
                        t.target().value(),
                        t.reason()))
                .toList();
        return new TurnReport(
                1,
                TurnReport.Kind.TURN,
                Automation.ACT,
                new ClusterSnapshot(1, Instant.EPOCH, List.of()),
                List.of(),
                List.of(decision),
                Optional.empty(),
                actions,
                List.of(),
                List.of(),
                actions.isEmpty()
                        ? Reason.of(
                                EngineReasons.NOTHING_NEEDED,
                                new Input("hosts", 0),
                                new Input("vms", 0),
                                new Input("hotspots", 0))
                        : Reason.of(EngineReasons.ACTED, new Input("commands", actions.size()), new Input("moves", 0)),
                Duration.ZERO);
    }
}
