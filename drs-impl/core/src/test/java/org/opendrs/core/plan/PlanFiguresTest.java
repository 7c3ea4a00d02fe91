package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.host;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.unit.Bytes;

class PlanFiguresTest {
    private static final StatedMove MOVE =
            new StatedMove(PlanFixtures.v("a"), PlanFixtures.h("h1"), PlanFixtures.h("h2"), 0);

    /** 8 and 2 of 10 cores; VM a takes 3. */
    private static final ClusterSnapshot TWO = cluster(
            host("h1").vm("a", vm -> vm.cpu(3000).memory(2048).holds(2048)).vm("b", vm -> vm.cpu(5000)),
            host("h2").vm("c", vm -> vm.cpu(2000)));

    @Test
    void deviationIsThatOfThePopulationOfHosts() {
        var before = figures(List.of()).before();

        // 0.8 and 0.2: mean 0.5, both 0.3 away from it.
        assertThat(before.sdCpu().orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(before.maxCpu().orElseThrow()).isEqualTo(0.8);
    }

    @Test
    void afterwardsTheMovesHaveHappened() {
        var figures = figures(List.of(MOVE));

        assertThat(figures.after().sdCpu().orElseThrow()).isCloseTo(0.0, within(1e-12));
        assertThat(figures.before().hostsHot()).isEqualTo(1);
        assertThat(figures.after().hostsHot()).isZero();
        assertThat(figures.held()).isEqualTo(Bytes.gib(2));
        assertThat(figures.moves()).isEqualTo(1);
    }

    @Test
    void stagesFollowOneAnother() {
        var second = new StatedMove(PlanFixtures.v("c"), PlanFixtures.h("h2"), PlanFixtures.h("h1"), 1);
        var one = figures(List.of(MOVE)).makespan();
        var both = figures(List.of(MOVE, second));

        assertThat(both.stages()).isEqualTo(2);
        assertThat(both.makespan()).isGreaterThan(one);
        assertThat(figures(List.of()).makespan()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aResourceThatNoHostHasGivesNoFigure() {
        var bare = cluster(host("h1").capacity(0, 4), host("h2").capacity(0, 4));

        var before = PlanFigures.of(bare, new CapGoal(CapGoalTest.caps(0.5, 0.5)), plan(bare, List.of()))
                .before();

        assertThat(before.sdCpu()).isEmpty();
        assertThat(before.maxCpu()).isEmpty();
        assertThat(before.sdMem()).isPresent();
    }

    @Test
    void aHostWithoutTheResourceDoesNotCount() {
        var mixed = cluster(
                host("h1").vm("a", vm -> vm.cpu(5000)),
                host("h2").capacity(0, 4),
                host("h3").vm("b", vm -> vm.cpu(7000)));

        var before = PlanFigures.of(mixed, new CapGoal(CapGoalTest.caps(0.9, 0.9)), plan(mixed, List.of()))
                .before();

        assertThat(before.sdCpu().orElseThrow()).isCloseTo(0.1, within(1e-12));
    }

    private static PlanFigures figures(List<StatedMove> moves) {
        return PlanFigures.of(TWO, new CapGoal(CapGoalTest.caps(0.7, 0.9)), plan(TWO, moves));
    }

    private static MigrationPlan plan(ClusterSnapshot cluster, List<StatedMove> moves) {
        return StatedMove.plan(PlanningRequest.builder(cluster).build(), moves);
    }
}
