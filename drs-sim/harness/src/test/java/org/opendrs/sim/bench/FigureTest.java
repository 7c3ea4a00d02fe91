package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

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
    void aFigureThatAppliesToNoRunIsShownAsAbsent() {
        var absent = new Figure<Double>("guest swap", 1, true, value -> OptionalDouble.empty());

        assertThat(absent.median(List.of(1.0))).isEqualTo("-");
        assertThat(absent.worst(List.of(1.0))).isEqualTo("-");
    }
}
