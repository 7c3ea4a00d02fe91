package org.opendrs.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class MigrationPlanTest {
    private static final Score SCORE = new Score(1, 0, 0.5);

    @Test
    void movesComeStageByStage() {
        var plan = plan(List.of(new Stage(List.of(move("b"), move("c"))), new Stage(List.of(move("a")))));

        assertThat(plan.moves()).extracting(Move::vm).containsExactly(new VmId("b"), new VmId("c"), new VmId("a"));
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void aPlanWithoutStagesIsEmpty() {
        assertThat(plan(List.of()).isEmpty()).isTrue();
        assertThat(plan(List.of()).moves()).isEmpty();
    }

    @Test
    void laterChangesOfTheListsHaveNoEffect() {
        var moves = new ArrayList<>(List.of(move("a")));
        var stages = new ArrayList<>(List.of(new Stage(moves)));
        var plan = plan(stages);
        moves.clear();
        stages.clear();

        assertThat(plan.moves()).hasSize(1);
    }

    @Test
    void aVerdictIsTheOneAcceptanceOrCarriesItsReason() {
        var reason = Reason.of("FULL");

        assertThat(Verdict.reject(reason)).isEqualTo(new Verdict.Reject(reason)).isNotEqualTo(Verdict.ACCEPT);
        assertThat(new Verdict.Accept()).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void historyIsCopied() {
        var moves = new ArrayList<>(List.of(new PastMove(new VmId("a"), new HostId("x"), new HostId("y"), 5, true)));
        var history = new MoveHistory(moves);
        moves.clear();

        assertThat(history.moves()).hasSize(1);
        assertThat(MoveHistory.EMPTY.moves()).isEmpty();
    }

    private static MigrationPlan plan(List<Stage> stages) {
        return new MigrationPlan(3, stages, SCORE, SCORE, DecisionTrace.of(Reason.of("WHY")));
    }

    private static Move move(String vm) {
        return new Move(
                new VmId(vm),
                new HostId("x"),
                new HostId("y"),
                ResourceVector.ZERO,
                new MigrationCost(Bytes.ZERO, Duration.ZERO),
                Reason.of("WHY"));
    }
}
