package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.host;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.monitor.Hotspot;

class CapGoalTest {
    @Test
    void aHostAboveItsCapIsHotInThatResourceOnly() {
        var goal = new CapGoal(caps(0.9, 0.9));

        assertThat(goal.request(PlanFixtures.oneHotThreeVms(), 9).build().hotspots())
                .singleElement()
                .extracting(Hotspot::host, Hotspot::resource)
                .containsExactly(PlanFixtures.h("h1"), Resource.CPU);
    }

    @Test
    void aResourceWithoutACapMakesNobodyHot() {
        var goal = new CapGoal(new TreeMap<>(Map.of(Resource.MEMORY, 0.5)));

        assertThat(goal.request(PlanFixtures.oneHotThreeVms(), 9).build().hotspots())
                .isEmpty();
    }

    @Test
    void aDestinationIsNotFilledAboveTheLevelOfAResourceWithoutACap() {
        var full = cluster(
                host("h1").vm("a", vm -> vm.cpu(5000)).vm("b", vm -> vm.cpu(4000)),
                host("h2").vm("c", vm -> vm.memory(90 * 1024)));
        var goal = new CapGoal(new TreeMap<>(Map.of(Resource.CPU, 0.8)));

        MigrationPlan plan = new RepairPlanner().plan(goal.request(full, 9).build());

        assertThat(plan.moves()).isEmpty();
    }

    @Test
    void capsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new CapGoal(caps(0, 0.5)))
                .hasMessageContaining("cap of cpu")
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> new CapGoal(caps(0.5, Double.NaN))).hasMessageContaining("cap of memory");
        assertThatThrownBy(() -> new CapGoal(new TreeMap<>())).hasMessageContaining("at least one");
    }

    @Property(tries = 80, seed = "11")
    void aPlanForCapsIsSoundAndItsRelievedHostsKeepThem(@ForAll long seed) {
        ClusterSnapshot cluster = RandomClusters.plain(seed).cluster();
        var goal = new CapGoal(caps(0.7, 0.6));
        PlanningRequest request =
                goal.request(cluster, Integer.MAX_VALUE).seed(seed).build();

        MigrationPlan plan = new RepairPlanner().plan(request);
        PlanFigures figures = PlanFigures.of(cluster, goal, plan);

        assertThat(PlanChecker.check(request, plan)).isEmpty();
        long open = plan.trace().hosts().stream()
                .filter(host -> !host.outcome().code().equals(PlanReasons.HOST_RELIEVED))
                .filter(host -> !host.outcome().code().equals(PlanReasons.HOST_BELOW_LEVEL))
                .count();
        assertThat(figures.after().hostsHot()).isEqualTo((int) open);
    }

    @Property(tries = 60, seed = "12")
    void theNumberOfPairsThatASearchUsedRepeatsItAsABudget(
            @ForAll long seed, @ForAll @LongRange(min = 1, max = 200) long budget) {
        ClusterSnapshot cluster = RandomClusters.wild(seed).cluster();
        var goal = new CapGoal(caps(0.5, 0.5));
        var rules = RandomClusters.wild(seed).rules();
        var first = new RepairPlanner()
                .plan(goal.request(cluster, 99).rules(rules).budget(budget).build());
        long used = Math.max(1, first.trace().evaluatedMoves());

        var second = new RepairPlanner()
                .plan(goal.request(cluster, 99).rules(rules).budget(used).build());

        assertThat(second).isEqualTo(first);
    }

    static SortedMap<Resource, Double> caps(double cpu, double memory) {
        return new TreeMap<>(Map.of(Resource.CPU, cpu, Resource.MEMORY, memory));
    }
}
