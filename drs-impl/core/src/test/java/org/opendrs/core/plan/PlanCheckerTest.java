package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.plan.CheckedPlans.faults;
import static org.opendrs.core.plan.CheckedPlans.plan;
import static org.opendrs.core.plan.CheckedPlans.stage;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.move;
import static org.opendrs.core.plan.PlanFixtures.oneHotThreeVms;
import static org.opendrs.core.plan.PlanFixtures.request;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.Reason;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.migration.Stage;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;

/** One fault is planted for each check, and the checker must find just this one. */
class PlanCheckerTest {
    private static final long NOW = Duration.ofHours(1).toNanos();

    private final ClusterSnapshot cluster = oneHotThreeVms();
    private final PlanningRequest request = request(cluster).now(NOW).build();

    private Move good() {
        return move(cluster, "b", "h1", "h3");
    }

    @Test
    void aSoundPlanHasNoFaults() {
        assertThat(faults(request, stage(good()))).isEmpty();
    }

    @Test
    void anotherSnapshotsPlanIsFound() {
        MigrationPlan plan = plan(request, stage(good()));
        var other = new MigrationPlan(6, plan.stages(), plan.before(), plan.after(), plan.trace());
        assertThat(faults(request, other)).containsExactly(PlanReasons.WRONG_REVISION);
    }

    @Test
    void anEmptyStageIsFound() {
        assertThat(faults(request, stage(), stage(good()))).containsExactly(PlanReasons.EMPTY_STAGE);
    }

    @Test
    void anUnknownVmIsFound() {
        assertThat(faults(request, stage(good()), stage(move(cluster, "nobody", "h1", "h3"))))
                .containsExactly(PlanReasons.UNKNOWN_ID);
    }

    @Test
    void anUnknownHostIsFound() {
        assertThat(faults(request, stage(move(cluster, "b", "h1", "nowhere")))).containsExactly(PlanReasons.UNKNOWN_ID);
    }

    @Test
    void aVmThatMovesTwiceIsFoundWithItsPosition() {
        Move again = new Move(v("b"), h("h3"), h("h2"), good().claim(), good().cost(), good().reason());
        assertThat(PlanChecker.check(request, plan(request, stage(good()), stage(again))))
                .containsExactly(
                        Reason.of(PlanReasons.MOVES_TWICE, PlanReasons.in("stage", 1), PlanReasons.in("move", 0)));
    }

    @Test
    void aWrongSourceIsFound() {
        Move wrong = new Move(v("b"), h("h2"), h("h3"), good().claim(), good().cost(), good().reason());
        assertThat(PlanChecker.check(request, plan(request, stage(wrong))))
                .extracting(Reason::code)
                .contains(PlanReasons.WRONG_SOURCE);
    }

    @Test
    void aMoveToItsOwnHostIsFound() {
        assertThat(faults(request, stage(move(cluster, "b", "h1", "h1")))).containsExactly(PlanReasons.SAME_HOST);
    }

    @Test
    void aPausedVmIsFound() {
        ClusterSnapshot paused = cluster(
                host("h1").vm("a", vm -> vm.cpu(9500).state(VmState.PAUSED)),
                host("h2").capacity(20, 100));
        assertThat(faults(request(paused).build(), stage(move(paused, "a", "h1", "h2"))))
                .containsExactly(PlanReasons.NOT_MOVABLE);
    }

    @Test
    void aVmWithOldDataIsFound() {
        ClusterSnapshot stale = cluster(
                host("h1").vm("a", vm -> vm.cpu(9500).quality(DataQuality.STALE)),
                host("h2").capacity(20, 100));
        assertThat(faults(request(stale).build(), stage(move(stale, "a", "h1", "h2"))))
                .containsExactly(PlanReasons.NOT_MOVABLE);
    }

    @Test
    void aVmThatSomebodyElseWorksOnIsFound() {
        ClusterSnapshot busy =
                cluster(host("h1").vm("a", vm -> vm.cpu(9500)), host("h2").capacity(20, 100));
        var immovable = new TreeSet<>(List.of(new VmId("a")));
        assertThat(faults(request(busy).immovable(immovable).build(), stage(move(busy, "a", "h1", "h2"))))
                .containsExactly(PlanReasons.NOT_MOVABLE);
    }

    @Test
    void aSourceThatIsNotUpIsFound() {
        ClusterSnapshot stale = cluster(
                host("h1").state(HostState.STALE).vm("a", vm -> vm.cpu(9500)),
                host("h2").capacity(20, 100));
        assertThat(faults(request(stale).build(), stage(move(stale, "a", "h1", "h2"))))
                .containsExactly(PlanReasons.NOT_MOVABLE);
    }

    @Test
    void aDestinationInMaintenanceIsFound() {
        ClusterSnapshot closed = cluster(
                host("h1").vm("a", vm -> vm.cpu(9500)),
                host("h2").capacity(20, 100).state(HostState.MAINTENANCE));
        assertThat(faults(request(closed).build(), stage(move(closed, "a", "h1", "h2"))))
                .containsExactly(PlanReasons.DESTINATION_NOT_UP);
    }

    @Test
    void aVmThatIsOnItsWayIsFound() {
        ClusterSnapshot moving = cluster(
                host("h1").vm("a", vm -> vm.cpu(4000)).vm("b", vm -> vm.cpu(8000)),
                host("h2"),
                host("h3").capacity(40, 100));
        var underWay = new InFlightMove(move(moving, "a", "h1", "h2"), 0, true);
        PlanningRequest request = PlanningRequest.builder(moving)
                .hotspots(List.of(PlanFixtures.hotspot("h1", Resource.CPU)))
                .inFlight(List.of(underWay))
                .build();
        assertThat(faults(request, plan(request))).isEmpty();
        Stage again = stage(move(moving, "a", "h1", "h3"));
        assertThat(faults(request, again)).contains(PlanReasons.ALREADY_MOVING);
    }

    @Test
    void aClaimThatIsTooSmallIsFound() {
        ClusterSnapshot roomy = cluster(
                host("h1").vm("a", vm -> vm.cpu(9500).memory(1024).holds(2048)),
                host("h2").capacity(20, 100));
        Move honest = move(roomy, "a", "h1", "h2");
        Move small = new Move(
                honest.vm(),
                honest.from(),
                honest.to(),
                honest.claim().with(Resource.MEMORY, 1L << 30),
                honest.cost(),
                honest.reason());
        assertThat(faults(request(roomy).build(), stage(small)))
                .containsExactly(PlanReasons.CLAIM_TOO_SMALL + "MEMORY");
    }

    @Test
    void aDestinationFilledByTwoMovesOfOneStageIsFound() {
        ClusterSnapshot hot = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(5000))
                        .vm("b", vm -> vm.cpu(5000))
                        .vm("c", vm -> vm.cpu(5000)),
                host("h2"));
        assertThat(faults(request(hot).build(), stage(move(hot, "a", "h1", "h2"), move(hot, "b", "h1", "h2"))))
                .containsExactly(PlanReasons.OVER_CAPACITY + "CPU", PlanReasons.OVER_CAPACITY + "CPU");
    }

    @Test
    void roomThatIsFreedOnlyInTheSameStageIsFound() {
        ClusterSnapshot hot = PlanFixtures.roomAfterRelief();
        PlanningRequest request = request(hot).build();
        Move first = move(hot, "cpu1", "h1", "h3");
        Move second = move(hot, "mem1", "h2", "h1");
        assertThat(faults(request, stage(first), stage(second))).isEmpty();
        assertThat(faults(request, stage(first, second)))
                .containsExactly(PlanReasons.OVER_CAPACITY + "CPU", PlanReasons.INTO_HOTSPOT);
    }

    @Test
    void tooManyAtOnceAreFoundAtBothEnds() {
        ClusterSnapshot hot = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(2000))
                        .vm("b", vm -> vm.cpu(2000))
                        .vm("c", vm -> vm.cpu(2000))
                        .vm("d", vm -> vm.cpu(8000)),
                host("h2").capacity(40, 100));
        Stage three = stage(move(hot, "a", "h1", "h2"), move(hot, "b", "h1", "h2"), move(hot, "c", "h1", "h2"));
        assertThat(faults(request(hot).build(), three))
                .containsOnly(PlanReasons.TOO_MANY_OUTGOING, PlanReasons.TOO_MANY_INCOMING);
    }

    @Test
    void placesTakenByMovesUnderWayCount() {
        PlanningLimits d = PlanningLimits.DEFAULT;
        var one = new PlanningLimits(
                0.8,
                0.85,
                1,
                1,
                32,
                16,
                d.bandwidth(),
                d.cooldown(),
                d.noReturn(),
                d.cooldownWindow(),
                d.longestCooldown(),
                1);
        ClusterSnapshot hot = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(1000))
                        .vm("b", vm -> vm.cpu(5000))
                        .vm("c", vm -> vm.cpu(5000)),
                host("h2"),
                host("h3"));
        PlanningRequest request = request(hot)
                .limits(one)
                .inFlight(List.of(new InFlightMove(move(hot, "a", "h1", "h2"), 0, true)))
                .build();
        assertThat(faults(request, stage(move(hot, "b", "h1", "h3")))).containsExactly(PlanReasons.TOO_MANY_OUTGOING);
    }

    @Test
    void tooManyMovesAreFound() {
        PlanningLimits d = PlanningLimits.DEFAULT;
        var one = new PlanningLimits(
                0.8,
                0.85,
                2,
                2,
                32,
                1,
                d.bandwidth(),
                d.cooldown(),
                d.noReturn(),
                d.cooldownWindow(),
                d.longestCooldown(),
                1);
        ClusterSnapshot hot = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(5000))
                        .vm("b", vm -> vm.cpu(5000))
                        .vm("c", vm -> vm.cpu(5000)),
                host("h2"),
                host("h3"));
        assertThat(faults(
                        request(hot).limits(one).build(),
                        stage(move(hot, "a", "h1", "h2"), move(hot, "b", "h1", "h3"))))
                .containsExactly(PlanReasons.TOO_MANY_MOVES);
    }

    @Test
    void aMoveFromACoolHostIsFound() {
        assertThat(faults(request, stage(move(cluster, "d", "h2", "h3"))))
                .containsExactly(PlanReasons.RELIEVES_NOTHING);
    }

    @Test
    void aMoveThatTheHotspotDoesNotNeedIsFound() {
        assertThat(faults(request, stage(good(), move(cluster, "c", "h1", "h2"))))
                .containsExactly(PlanReasons.NEEDLESS_MOVE, PlanReasons.NEEDLESS_MOVE);
    }

    @Test
    void aMoveIntoAHotspotIsFound() {
        PlanningRequest pressed = PlanningRequest.builder(cluster)
                .hotspots(
                        List.of(PlanFixtures.hotspot("h1", Resource.CPU), PlanFixtures.hotspot("h3", Resource.MEMORY)))
                .now(NOW)
                .build();
        assertThat(faults(pressed, stage(good()))).containsExactly(PlanReasons.INTO_HOTSPOT);
    }

    @Test
    void wrongScoresAreFound() {
        MigrationPlan plan = plan(request, stage(good()));
        var wrong = new Score(plan.before().objective() * 0.99, 0, 0.8);
        var praised = new MigrationPlan(7, plan.stages(), wrong, wrong, plan.trace());
        assertThat(faults(request, praised))
                .containsExactly(PlanReasons.WRONG_SCORE_BEFORE, PlanReasons.WRONG_SCORE_AFTER);
    }

    @Test
    void aScoreThatIsNoNumberIsFound() {
        MigrationPlan plan = plan(request, stage(good()));
        var broken = new MigrationPlan(7, plan.stages(), plan.before(), new Score(Double.NaN, 0, 0.8), plan.trace());
        assertThat(faults(request, broken)).containsExactly(PlanReasons.WRONG_SCORE_AFTER);
    }
}
