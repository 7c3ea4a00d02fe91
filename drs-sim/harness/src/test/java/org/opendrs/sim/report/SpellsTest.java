package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellsTest {
    @Test
    void aSpellReachesFromItsFirstToItsLastStep() {
        assertThat(steps(2, false, true, true, false).all()).containsExactly(new Spells.Spell(1, 3));
    }

    @Test
    void aSpellThatIsTooShortIsNone() {
        assertThat(steps(2, true, false, true, false).all()).isEmpty();
    }

    @Test
    void aSpellThatStillLastsIsThere() {
        assertThat(steps(2, false, true, true).all()).containsExactly(new Spells.Spell(1, 3));
    }

    private static Spells steps(double shortest, boolean... holds) {
        var spells = new Spells(shortest);
        for (int i = 0; i < holds.length; i++) {
            spells.step(holds[i], i + 1, 1);
        }
        return spells;
    }
}
