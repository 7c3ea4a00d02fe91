package org.opendrs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.bytes;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.kib;
import static org.opendrs.unit.Bytes.mib;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @Test
    void unitsAreBinary() {
        assertThat(kib(3).value()).isEqualTo(3 * 1024L);
        assertThat(mib(3).value()).isEqualTo(3 * 1024L * 1024);
        assertThat(gib(3).value()).isEqualTo(3 * 1024L * 1024 * 1024);
        assertThat(mib(3).plus(kib(512)).toMib()).isEqualTo(3.5);
    }

    @Test
    void aNegativeAmountIsRefusedWithItsValue() {
        assertThatThrownBy(() -> bytes(-7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-7");
    }

    @Test
    void anAmountThatNoLongHoldsIsRefusedInsteadOfWrapping() {
        long tooMany = Long.MAX_VALUE / 1024 + 1;

        assertThatThrownBy(() -> kib(tooMany)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> mib(tooMany)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> gib(tooMany)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> bytes(Long.MAX_VALUE).plus(bytes(1))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1024, 1024 B",
        "1048576, 1 MiB",
        "1048577, 1048577 B",
        "536870912, 512 MiB",
        "1073741824, 1 GiB",
        "1610612736, 1536 MiB"
    })
    void textUsesTheLargestUnitThatLosesNothing(long value, String text) {
        assertThat(bytes(value)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.5})
    void aRatioThatIsNoneIsRefused(double ratio) {
        assertThatThrownBy(() -> gib(1).times(ratio))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(ratio));
        assertThatThrownBy(() -> Bytes.ZERO.times(ratio)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProductThatNoLongHoldsIsRefusedInsteadOfCutOff() {
        assertThatThrownBy(() -> bytes(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aProductIsRoundedToTheNearestByte() {
        assertThat(bytes(3).times(0.5)).isEqualTo(bytes(2));
        assertThat(bytes(10).times(0.24)).isEqualTo(bytes(2));
    }

    @Test
    void theUpperBoundWinsWhereBoundsCross() {
        assertThat(mib(5).clamp(mib(8), mib(2))).isEqualTo(mib(2));
    }

    @Property(seed = "42")
    void takingAwayWhatWasAddedGivesTheSameAmount(
            @ForAll @LongRange(max = Long.MAX_VALUE / 2) long a, @ForAll @LongRange(max = Long.MAX_VALUE / 2) long b) {
        assertThat(bytes(a).plus(bytes(b)).minusOrZero(bytes(b))).isEqualTo(bytes(a));
    }

    @Property(seed = "42")
    void aDifferenceIsNeverNegativeAndCompletesTheSmallerToTheLarger(
            @ForAll @LongRange(max = Long.MAX_VALUE) long a, @ForAll @LongRange(max = Long.MAX_VALUE) long b) {
        var difference = bytes(a).minusOrZero(bytes(b));

        assertThat(bytes(a).min(bytes(b)).plus(difference)).isEqualTo(bytes(a));
    }

    @Property(seed = "42")
    void aClampedAmountLiesWithinItsBoundsAndStaysIfItLayThere(
            @ForAll @LongRange(max = 1L << 50) long value,
            @ForAll @LongRange(max = 1L << 50) long one,
            @ForAll @LongRange(max = 1L << 50) long other) {
        Bytes low = bytes(Math.min(one, other));
        Bytes high = bytes(Math.max(one, other));
        Bytes clamped = bytes(value).clamp(low, high);

        assertThat(clamped).isBetween(low, high);
        assertThat(clamped.clamp(low, high)).isEqualTo(clamped);
        if (value >= low.value() && value <= high.value()) {
            assertThat(clamped).isEqualTo(bytes(value));
        }
    }

    @Property(seed = "42")
    void aPartIsNoMoreThanTheWhole(
            @ForAll @LongRange(max = 1L << 52) long value, @ForAll @DoubleRange(max = 1) double ratio) {
        assertThat(bytes(value).times(ratio)).isBetween(Bytes.ZERO, bytes(value));
    }

    @Property(seed = "42")
    void orderIsThatOfTheValues(
            @ForAll @LongRange(max = Long.MAX_VALUE) long a, @ForAll @LongRange(max = Long.MAX_VALUE) long b) {
        assertThat(Integer.signum(bytes(a).compareTo(bytes(b)))).isEqualTo(Long.compare(a, b));
        assertThat(bytes(a).max(bytes(b)).value()).isEqualTo(Math.max(a, b));
        assertThat(bytes(a).min(bytes(b)).value()).isEqualTo(Math.min(a, b));
    }
}
