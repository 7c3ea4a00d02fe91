package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.PlacementRule.KeepTogether;

/** Properties say something only if the generated clusters reach the cases that they are about. */
class RandomClustersTest {
    private static final int SEEDS = 300;

    @Test
    void manyClustersNeedMovesAndSomeNeedSeveralStages() {
        assertThat(count(seed -> !plan(seed).isEmpty())).isGreaterThan(SEEDS / 4);
        assertThat(count(seed -> plan(seed).stages().size() > 1)).isGreaterThan(SEEDS / 20);
    }

    @Test
    void someHostsCannotBeRelieved() {
        assertThat(count(seed -> !plan(seed).trace().outcome().code().equals(PlanReasons.RELIEVED)))
                .isGreaterThan(SEEDS / 10);
    }

    @Test
    void everyFilterRefusesSomething() {
        var trace = plan(0).trace();
        for (int i = 0; i < trace.rejections().size(); i++) {
            int filter = i;
            long refused = LongStream.range(0, SEEDS)
                    .map(seed -> plan(seed).trace().rejections().get(filter).count())
                    .sum();
            assertThat(refused).as(trace.rejections().get(i).filter()).isPositive();
        }
    }

    @Test
    void someGroupsMoveAsAWhole() {
        assertThat(count(RandomClustersTest::movesAGroup)).isPositive();
    }

    private static boolean movesAGroup(long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        MigrationPlan plan = new RepairPlanner().plan(request);
        return request.rules().stream()
                .filter(KeepTogether.class::isInstance)
                .map(KeepTogether.class::cast)
                .anyMatch(rule -> plan.moves().anyMatch(move -> rule.vms().contains(move.vm())));
    }

    private static MigrationPlan plan(long seed) {
        return new RepairPlanner().plan(RandomClusters.wild(seed));
    }

    private static long count(LongPredicate condition) {
        return LongStream.range(0, SEEDS).filter(condition).count();
    }
}
