package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationCost;
import org.opendrs.migration.Move;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class InFlightMovesTest {
    private final InFlightMoves moves = new InFlightMoves(PlanningLimits.DEFAULT.lookBack());

    @Test
    void movesAreRememberedAsLongAsAnyLimitLooksBack() {
        end("first", Duration.ZERO);
        end("second", PlanningLimits.DEFAULT.lookBack());
        assertThat(moves.history().moves())
                .extracting(PastMove::vm)
                .containsExactly(new VmId("first"), new VmId("second"));

        end("third", PlanningLimits.DEFAULT.lookBack().plusNanos(1));
        assertThat(moves.history().moves())
                .extracting(PastMove::vm)
                .containsExactly(new VmId("second"), new VmId("third"));
    }

    private void end(String vm, Duration at) {
        var move = new Move(
                new VmId(vm),
                new HostId("a"),
                new HostId("b"),
                ResourceVector.ZERO,
                new MigrationCost(Bytes.ZERO, Duration.ZERO),
                Reason.of("TEST"));
        moves.end(moves.begin(move, at.toNanos()), true, at.toNanos());
    }
}
