package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.RunFigure;

class FigureTest {
    private final Figure<Double> swap = Figure.badIfHigh("swap", 1, value -> value);

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(swap.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo("3.0");
    }

    @Test
    void theWorstIsTheEndThatNobodyWants() {
        assertThat(swap.worst(List.of(4.0, 1.0, 9.0))).isEqualTo("9.0");
        assertThat(Figure.<Double>badIfLow("jobs", 0, value -> value).worst(List.of(4.0, 1.0, 9.0)))
                .isEqualTo("1");
    }

    @Test
    void aFigureOfRunsHasTheNameThatItHasThereAndAWorstOnlyIfOneEndIsBetter() {
        assertThat(Figure.<Double>of(RunFigure.HOST_SWAP_IN, 0, value -> value).label())
                .isEqualTo("host swap-in (MiB)");
        assertThat(Figure.<Double>of(RunFigure.JOBS, 0, value -> value).worst(List.of(4.0, 1.0, 9.0)))
                .isEqualTo("1");
        assertThat(Figure.<Double>of(RunFigure.TURNS, 0, value -> value).worst(List.of(4.0, 1.0, 9.0)))
                .isEqualTo("-");
    }

    @Test
    void aFigureThatAppliesToNoRunIsShownAsAbsent() {
        var absent = Figure.<Double>ifAny(RunFigure.GUEST_SWAP_MEAN, 1, value -> OptionalDouble.empty());

        assertThat(absent.median(List.of(1.0))).isEqualTo("-");
        assertThat(absent.worst(List.of(1.0))).isEqualTo("-");
    }
}
