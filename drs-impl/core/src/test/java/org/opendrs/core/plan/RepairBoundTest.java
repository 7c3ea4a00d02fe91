package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.unit.Bytes;

class RepairBoundTest {
    private static final int MOST_MOVES = Integer.MAX_VALUE;

    @Test
    void aClusterWithoutHotHostNeedsNothing() {
        assertThat(RepairBound.of(atEightTenths(PlanFixtures.balanced()))).isEqualTo(new RepairBound(0, Bytes.ZERO));
    }

    @Test
    void theLargestVmsAreCountedFirst() {
        // 9.5 of 10 cores with a cap of 8: one VM of 4.5 or 3 or 2 cores is enough.
        assertThat(RepairBound.of(atEightTenths(PlanFixtures.oneHotThreeVms())).moves())
                .isEqualTo(1);
    }

    @Test
    void memoryIsCountedAsIfVmsCouldLeaveInPart() {
        var hot = cluster(
                host("h1")
                        .capacity(10, 100)
                        .vm("a", vm -> vm.cpu(100).memory(60 * 1024))
                        .vm("b", vm -> vm.cpu(100).memory(30 * 1024)),
                host("h2").capacity(10, 100));

        assertThat(RepairBound.of(atEightTenths(hot))).isEqualTo(new RepairBound(1, Bytes.gib(10)));
    }

    @Test
    void aHostThatNoDepartureCanCureIsLeftOut() {
        var hot = cluster(host("h1").vm("a", vm -> vm.cpu(4000)).vm("b", vm -> vm.cpu(5500)), host("h2"));
        var request = new CapGoal(new TreeMap<>(Map.of(Resource.CPU, 0.5)))
                .request(hot, MOST_MOVES)
                .immovable(new TreeSet<>(List.of(v("a"), v("b"))))
                .build();

        assertThat(RepairBound.of(request).moves()).isZero();
    }

    @Test
    void aHostThatWasNotSampledIsLeftOut() {
        var hot = cluster(host("h1").state(HostState.STALE).vm("a", vm -> vm.cpu(9500)), host("h2"));

        assertThat(RepairBound.of(atEightTenths(hot)).moves()).isZero();
    }

    @Property(tries = 150, seed = "7")
    void noAssignmentThatReachesTheGoalNeedsLess(@ForAll long seed) {
        ClusterSnapshot small = TinyClusters.of(seed);
        var goal = new CapGoal(new TreeMap<>(Map.of(Resource.CPU, 0.7, Resource.MEMORY, 0.75)));
        var request = goal.request(small, MOST_MOVES).build();
        RepairBound bound = RepairBound.of(request);
        var least = TinyClusters.leastByTryingAll(small, goal);
        if (least.isPresent()) {
            assertThat(bound.moves()).isLessThanOrEqualTo(least.get().moves());
            assertThat(bound.held()).isLessThanOrEqualTo(least.get().held());
        }
    }

    @Property(tries = 60, seed = "8")
    void aPlanThatRelievesAllHasAtLeastTheBound(@ForAll long seed) {
        PlanningRequest request = RandomClusters.plain(seed);
        var plan = new RepairPlanner().plan(request);
        if (plan.trace().outcome().code().equals(PlanReasons.RELIEVED)) {
            assertThat(plan.moves().count())
                    .isGreaterThanOrEqualTo(RepairBound.of(request).moves());
        }
    }

    private static PlanningRequest atEightTenths(ClusterSnapshot cluster) {
        return CapGoal.byDefault(cluster).request(cluster, MOST_MOVES).build();
    }
}
