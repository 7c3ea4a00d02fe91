package org.opendrs.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;

class ReasonTest {
    @Test
    void textIsTheCodeWithItsInputsInOrder() {
        assertThat(Reason.of("DEMAND")).hasToString("DEMAND");
        assertThat(Reason.of("DEMAND", new Input("target", 512), new Input("free", -3)))
                .hasToString("DEMAND(target=512 free=-3)");
    }

    @Test
    void anInputIsFoundByName() {
        assertThat(Reason.of("DEMAND", new Input("target", 512), new Input("free", 7))
                        .input("free"))
                .isEqualTo(7);
    }

    @Test
    void askingForAnInputThatIsNotThereNamesThoseThatAre() {
        assertThatThrownBy(() -> Reason.of("DEMAND", new Input("target", 512)).input("free"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("DEMAND", "free", "target");
    }

    @Test
    void aReasonNeedsACode() {
        assertThatThrownBy(() -> Reason.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalReasonsAreEqualAndLaterChangesOfTheListHaveNoEffect() {
        var inputs = new ArrayList<>(List.of(new Input("target", 512)));
        var reason = new Reason("DEMAND", inputs);
        inputs.clear();

        assertThat(reason).isEqualTo(Reason.of("DEMAND", new Input("target", 512)));
    }

    @Test
    void aTraceIsCopiedAllTheWayDown() {
        var alternatives = new ArrayList<DecisionTrace.Alternative>();
        var vms = new ArrayList<>(List.of(new DecisionTrace.VmTrace(new VmId("a"), Reason.of("STAYS"), alternatives)));
        var trace = new DecisionTrace(Reason.of("STUCK"), 3, new ArrayList<>(), vms);
        vms.clear();

        assertThat(trace.vms()).hasSize(1);
        assertThat(trace.hosts()).isEmpty();
        assertThatThrownBy(() -> trace.vms().get(0).alternatives().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDecisionThatLookedAtNothingSaysJustWhy() {
        var trace = DecisionTrace.of(Reason.of("NO_HOTSPOT"));

        assertThat(trace.outcome()).isEqualTo(Reason.of("NO_HOTSPOT"));
        assertThat(trace.evaluatedMoves()).isZero();
        assertThat(trace.rejections()).isEmpty();
    }
}
