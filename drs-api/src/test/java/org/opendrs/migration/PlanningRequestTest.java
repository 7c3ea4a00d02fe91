package org.opendrs.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;
import org.opendrs.model.Vms;

class PlanningRequestTest {
    private static final ClusterSnapshot CLUSTER =
            new ClusterSnapshot(7, Instant.EPOCH, List.of(Vms.host("h", Vms.vm("a"))));

    @Test
    void onlyTheClusterMustBeGiven() {
        var request = PlanningRequest.builder(CLUSTER).build();

        assertThat(request.cluster()).isEqualTo(CLUSTER);
        assertThat(request.mode()).isEqualTo(PlanningMode.REPAIR);
        assertThat(request.limits()).isEqualTo(PlanningLimits.DEFAULT);
        assertThat(request.history()).isEqualTo(MoveHistory.EMPTY);
        assertThat(request.hotspots()).isEmpty();
        assertThat(request.rules()).isEmpty();
        assertThat(request.filters()).isEmpty();
        assertThat(request.inFlight()).isEmpty();
        assertThat(request.immovable()).isEmpty();
        assertThat(request.budget()).isEqualTo(PlanningRequest.DEFAULT_BUDGET);
        assertThat(request.seed()).isZero();
        assertThat(request.nowNanos()).isZero();
    }

    @Test
    void whoNamesNoNumberOfMovesGetsAPlanOfAnyNumber() {
        assertThat(PlanningRequest.builder(CLUSTER).build().limits().maxMoves()).isEqualTo(PlanningLimits.ANY_NUMBER);
        assertThat(PlanningLimits.DEFAULT.withMaxMoves(3).maxMoves()).isEqualTo(3);
    }

    @Test
    void aBudgetThatAllowsNothingIsRefusedWithItsValue() {
        assertThatThrownBy(() -> PlanningRequest.builder(CLUSTER).budget(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0");
    }

    @Test
    void laterChangesOfWhatWasGivenHaveNoEffect() {
        var rules = new ArrayList<PlacementRule>(List.of(new PlacementRule.KeepApart("r", List.of(new VmId("a")))));
        var immovable = new TreeSet<>(List.of(new VmId("a")));
        var request = PlanningRequest.builder(CLUSTER)
                .rules(rules)
                .immovable(immovable)
                .build();
        rules.clear();
        immovable.clear();

        assertThat(request.rules()).hasSize(1);
        assertThat(request.immovable()).containsExactly(new VmId("a"));
        assertThatThrownBy(() -> request.immovable().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** An order of the caller's would reach whatever walks over the set, and decides what counts as contained. */
    @Test
    void immovableVmsStandInIdOrderWhateverTheOrderOfTheGivenSet() {
        var backwards = new TreeSet<VmId>(Comparator.reverseOrder());
        backwards.addAll(List.of(new VmId("a"), new VmId("b")));
        var request = PlanningRequest.builder(CLUSTER).immovable(backwards).build();

        assertThat(request.immovable()).containsExactly(new VmId("a"), new VmId("b"));
    }
}
