package org.opendrs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ByteRateTest {
    @Test
    void aRateIsTheAmountForEachSecond() {
        assertThat(ByteRate.of(mib(10), Duration.ofSeconds(2))).isEqualTo(ByteRate.mibPerSecond(5));
        assertThat(ByteRate.of(mib(1), Duration.ofMillis(500))).isEqualTo(ByteRate.mibPerSecond(2));
    }

    @Test
    void aRateOverAnIntervalThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ByteRate.of(mib(1), Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteRate.of(mib(1), Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interval");
    }

    @Test
    void aNegativeRateIsRefusedWithItsValue() {
        assertThatThrownBy(() -> new ByteRate(-3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-3");
    }

    @Test
    void theLargerRateIsTheMaximum() {
        assertThat(ByteRate.mibPerSecond(1).max(ByteRate.mibPerSecond(2))).isEqualTo(ByteRate.mibPerSecond(2));
        assertThat(ByteRate.ZERO.isZero()).isTrue();
        assertThat(new ByteRate(1).isZero()).isFalse();
        assertThat(new ByteRate(1)).isGreaterThan(ByteRate.ZERO);
    }

    /** Rounding to whole bytes per second costs at most half a byte for each second of the interval. */
    @Property(seed = "42")
    void whatFlowsOverTheIntervalOfARateIsWhatItWasMadeFrom(
            @ForAll @LongRange(max = 1L << 44) long amount, @ForAll @LongRange(min = 1, max = 86_400_000) long millis) {
        var interval = Duration.ofMillis(millis);
        Bytes again = ByteRate.of(Bytes.bytes(amount), interval).over(interval);

        assertThat(Math.abs(again.value() - amount)).isLessThanOrEqualTo(1 + millis / 1000);
    }
}
