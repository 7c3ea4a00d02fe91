package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

class MoveCounterTest {
    private static final VmId VM = new VmId("vm");
    private static final HostId A = new HostId("a");
    private static final HostId B = new HostId("b");
    private static final HostId C = new HostId("c");

    private final MoveCounter moves = new MoveCounter();

    @Test
    void aVmThatIsBackWithinHalfAnHourHasReturned() {
        moves.completed(VM, A, B, 100);
        moves.completed(VM, B, C, 200);
        moves.completed(VM, C, A, 1900);

        assertThat(moves.result().returned()).isEqualTo(1);
    }

    @Test
    void aVmThatIsBackLaterHasNotReturned() {
        moves.completed(VM, A, B, 100);
        moves.completed(VM, B, A, 1901);

        assertThat(moves.result().returned()).isZero();
    }

    @Test
    void anotherVmThatGoesTheOtherWayHasNotReturned() {
        moves.completed(VM, A, B, 100);
        moves.completed(new VmId("other"), B, A, 200);

        assertThat(moves.result().returned()).isZero();
    }
}
