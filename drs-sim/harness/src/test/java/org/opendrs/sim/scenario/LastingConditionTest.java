package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastingConditionTest {
    private final LastingCondition condition = new LastingCondition();

    @Test
    void aSpellShorterThanAMinuteDoesNotCount() {
        hold(59);
        condition.step(false, 1);
        hold(59);

        assertThat(condition.seconds()).isZero();
    }

    @Test
    void aSpellOfAMinuteCountsFromItsStart() {
        hold(60);

        assertThat(condition.seconds()).isEqualTo(60);
    }

    @Test
    void longSpellsAddUp() {
        hold(61);
        condition.step(false, 1);
        hold(75);

        assertThat(condition.seconds()).isEqualTo(61 + 75);
    }

    private void hold(int seconds) {
        for (int i = 0; i < seconds; i++) {
            condition.step(true, 1);
        }
    }
}
