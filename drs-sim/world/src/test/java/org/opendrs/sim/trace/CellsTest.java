package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Property(tries = 1000, seed = "2016")
    void anyNumbersComeBackAsTheyWere(@ForAll @Size(10) float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        assertReturned(values);
    }

    @Property(tries = 1000, seed = "2016")
    void numbersWithFewDecimalsComeBackAsTheyWere(
            @ForAll @Size(10) int[] numbers, @ForAll @IntRange(max = 3) int decimals) {
        var values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.floorMod(numbers[i], 40_000) / StrictMath.pow(10, decimals));
        }
        assertReturned(values);
    }

    @Test
    void theNarrowestArrayIsTaken() {
        assertThat(Cells.of(new float[] {0, 127})).isInstanceOf(Cells.Wholes.class);
        assertThat(Cells.of(new float[] {0, 128})).isInstanceOf(Cells.Hundredths.class);
        assertThat(Cells.of(new float[] {6.76f, 327.67f})).isInstanceOf(Cells.Hundredths.class);
        assertThat(Cells.of(new float[] {0, 327.68f})).isInstanceOf(Cells.Floats.class);
        assertThat(Cells.of(new float[] {1, 0.001f, 2})).isInstanceOf(Cells.Floats.class);
    }

    private static void assertReturned(float[] values) {
        Cells cells = Cells.of(values.clone());
        for (int i = 0; i < values.length; i++) {
            assertThat((float) cells.at(i)).isEqualTo(values[i]);
        }
    }
}
