package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.unit.Bytes;

class RepairOptionsTest {
    @Test
    void memoryOfMovingVmsStaysBelowItsBound() {
        PlanningRequest request = CapGoal.byDefault(PlanFixtures.oneHotThreeVms())
                .request(PlanFixtures.oneHotThreeVms(), 9)
                .build();
        var none = new RepairOptions(BalanceMeasure.DOMINANT, Bytes.ZERO);

        MigrationPlan plan = new RepairPlanner(none).plan(request);

        assertThat(plan.moves()).isEmpty();
        assertThat(plan.trace().hosts().get(0).outcome().code()).isEqualTo(PlanReasons.MEMORY_LIMIT);
    }

    @Test
    void theTwoMeasuresRankDestinationsDifferently() {
        // On h3 the CPU is hidden behind its memory, so that the dominant share hardly grows. On h2 CPU comes closest
        // to even.
        var choice = cluster(
                host("h1").vm("a", vm -> vm.cpu(2000).memory(1024)).vm("b", vm -> vm.cpu(7500)),
                host("h2").vm("c", vm -> vm.cpu(1000).memory(1024)),
                host("h3").vm("d", vm -> vm.cpu(5000).memory(70 * 1024)));

        assertThat(destination(choice, BalanceMeasure.DOMINANT)).isEqualTo("h3");
        assertThat(destination(choice, BalanceMeasure.STDDEV)).isEqualTo("h2");
    }

    @Property(tries = 80, seed = "5")
    void aDestinationsDeviationIsThatOfTheClusterAfterTheMove(@ForAll long seed) {
        ClusterSnapshot cluster = TinyClusters.of(seed);
        var draft = new Draft(PlanningRequest.builder(cluster).build());
        var ranking = Ranking.of(BalanceMeasure.STDDEV, draft.index(), draft.placement());
        int from = draft.index().home(0);
        int to = (from + 1) % 3;
        var move = new StatedMove(
                draft.index().vm(0).id(),
                draft.index().host(from).id(),
                draft.index().host(to).id(),
                0);
        var plan = StatedMove.plan(PlanningRequest.builder(cluster).build(), List.of(move));
        var after = PlanFigures.of(cluster, CapGoal.byDefault(cluster), plan).after();

        assertThat(ranking.leaving(new int[] {0}, from).applyAsDouble(to))
                .isCloseTo(after.sdCpu().orElseThrow() + after.sdMem().orElseThrow(), within(1e-9));
    }

    @Test
    void anExplanationHasTheUseOfBothHosts() {
        ClusterSnapshot cluster = PlanFixtures.oneHotThreeVms();
        PlanningRequest request = CapGoal.byDefault(cluster).request(cluster, 9).build();
        MigrationPlan plan = new RepairPlanner().plan(request);

        PairExplanation pair = PlanExplainer.why(request, plan, v("c"), h("h2"));

        assertThat(pair.parts()).hasSize(4);
        assertThat(pair.parts().get(0).host()).isEqualTo(h("h1"));
        assertThat(pair.parts().get(0).without() - pair.parts().get(0).with()).isEqualTo(2000);
        assertThat(pair.parts().get(2).with() - pair.parts().get(2).without()).isEqualTo(2000);
    }

    private static String destination(ClusterSnapshot cluster, BalanceMeasure measure) {
        var options = new RepairOptions(measure, RepairOptions.DEFAULT.maxHeld());
        PlanningRequest request = CapGoal.byDefault(cluster).request(cluster, 1).build();
        return new RepairPlanner(options)
                .plan(request)
                .moves()
                .map(Move::to)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
