package org.opendrs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.PlanningDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class TurnReplayTest {
    private static final Score SCORE = new Score(1.5, 0, 0.5);
    private static final ClusterSnapshot CLUSTER = new ClusterSnapshot(1, Instant.EPOCH, List.of());

    @Test
    void theSamePoliciesDecideTheSame() {
        assertThat(TurnReplay.replay(report(TurnReport.Kind.TURN), policy(gib(2)), planner("NO_HOTSPOT")))
                .isEmpty();
    }

    @Test
    void theSameHoldsForARecordThatWasWrittenAndRead() {
        var read = TurnRecords.read("test", TurnRecords.write(report(TurnReport.Kind.TURN)), List.of());
        assertThat(TurnReplay.replay(read, policy(gib(2)), planner("NO_HOTSPOT")))
                .isEmpty();
    }

    @Test
    void anotherTargetIsToldByVm() {
        assertThat(TurnReplay.replay(report(TurnReport.Kind.TURN), policy(gib(3)), planner("NO_HOTSPOT")))
                .containsExactly("host: targets[a].target was 2147483648, is now 3221225472");
    }

    @Test
    void aMissingTargetIsTold() {
        BalloonPolicy none = request -> BalloonPlan.nothing(request.host(), Reason.of("DONE"));
        assertThat(TurnReplay.replay(report(TurnReport.Kind.TURN), none, planner("NO_HOTSPOT")))
                .singleElement()
                .asString()
                .startsWith("host: targets[a] was {")
                .endsWith(", is now absent");
    }

    @Test
    void anotherPlanIsTold() {
        assertThat(TurnReplay.replay(report(TurnReport.Kind.TURN), policy(gib(2)), planner("NO_DESTINATION")))
                .containsExactly("planning: trace.outcome.code was \"NO_HOTSPOT\", is now \"NO_DESTINATION\"");
    }

    @Test
    void aTickIsReplayedWithTheFastPath() {
        assertThat(TurnReplay.replay(report(TurnReport.Kind.TICK), policy(gib(2)), planner("NO_HOTSPOT")))
                .isNotEmpty();
    }

    @Test
    void anotherPolicysTargetsAreCountedAndSummedUp() {
        var report = report(TurnReport.Kind.TURN);
        BalloonPolicy none = request -> BalloonPlan.nothing(request.host(), Reason.of("DONE"));

        assertThat(TurnReplay.compare(report, policy(gib(2)))).isEqualTo(TargetDifference.NONE);
        assertThat(TurnReplay.compare(report, policy(gib(3)))).isEqualTo(new TargetDifference(1, gib(1)));
        // A guest that is not commanded keeps its 4 GiB.
        assertThat(TurnReplay.compare(report, none)).isEqualTo(new TargetDifference(1, gib(2)));
    }

    @Test
    void thePlannerCanBeReplayedAlone() {
        var report = report(TurnReport.Kind.TURN);

        assertThat(TurnReplay.replayPlanning(report, planner("NO_HOTSPOT"))).isEmpty();
        assertThat(TurnReplay.replayPlanning(report, planner("NO_DESTINATION"))).hasSize(1);
    }

    private static TurnReport report(TurnReport.Kind kind) {
        var request = BalloonRequest.host(gib(8))
                .guest("a", g -> g.maximum(gib(4)).usable(mib(300)))
                .build();
        var planning = PlanningRequest.builder(CLUSTER).build();
        return new TurnReport(
                1,
                kind,
                Automation.ACT,
                CLUSTER,
                List.of(),
                List.of(new BalloonDecision(request, policy(gib(2)).decide(request))),
                Optional.of(new PlanningDecision(planning, planner("NO_HOTSPOT").plan(planning), List.of())),
                List.of(),
                List.of(),
                List.of(),
                Reason.of("DONE"),
                Duration.ofMillis(3));
    }

    private static BalloonPolicy policy(Bytes target) {
        return request -> new BalloonPlan(
                request.host(),
                Reason.of("DONE"),
                Bytes.ZERO,
                List.of(new BalloonTarget(new VmId("a"), gib(4), target, Reason.of("SHARE"))),
                List.of());
    }

    private static MigrationPlanner planner(String outcome) {
        return request -> new MigrationPlan(1, List.of(), SCORE, SCORE, DecisionTrace.of(Reason.of(outcome)));
    }
}
