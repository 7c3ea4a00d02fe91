package org.opendrs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Millicores.cores;
import static org.opendrs.unit.Millicores.millicores;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MillicoresTest {
    @Test
    void aCoreHasAThousandParts() {
        assertThat(cores(2)).isEqualTo(millicores(2000));
        assertThat(millicores(2500).toCores()).isEqualTo(2.5);
    }

    @Test
    void aNegativeAmountIsRefusedWithItsValue() {
        assertThatThrownBy(() -> millicores(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void anAmountThatNoLongHoldsIsRefusedInsteadOfWrapping() {
        assertThatThrownBy(() -> cores(Long.MAX_VALUE / 1000 + 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> millicores(Long.MAX_VALUE).plus(millicores(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property(seed = "42")
    void aDifferenceIsNeverNegativeAndUndoesASum(
            @ForAll @LongRange(max = Long.MAX_VALUE / 2) long a, @ForAll @LongRange(max = Long.MAX_VALUE / 2) long b) {
        assertThat(millicores(a).plus(millicores(b)).minusOrZero(millicores(b))).isEqualTo(millicores(a));
        assertThat(millicores(a).minusOrZero(millicores(b)).value()).isEqualTo(Math.max(0, a - b));
    }
}
