package org.opendrs.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecayingPeakTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aHigherSampleIsThePeakAtOnce() {
        assertThat(DecayingPeak.after(100, 250, SECOND, 60 * SECOND)).isEqualTo(250);
    }

    @Test
    void afterOneTimeConstantOneEthOfTheDistanceIsLeft() {
        assertThat(DecayingPeak.after(1_000_000, 0, 60 * SECOND, 60 * SECOND)).isCloseTo(367_879, within(1L));
    }

    @Property(seed = "1")
    void thePeakStaysBetweenSampleAndOldPeak(
            @ForAll @LongRange(max = 1L << 42) long before,
            @ForAll @LongRange(max = 1L << 42) long sample,
            @ForAll @LongRange(max = 1000) long seconds) {
        assertThat(DecayingPeak.after(before, sample, seconds * SECOND, 60 * SECOND))
                .isBetween(sample, Math.max(before, sample));
    }

    @Property(seed = "2")
    void twoStepsDecayAsOneOfTheirSum(
            @ForAll @LongRange(max = 1L << 42) long before, @ForAll @LongRange(max = 100) long seconds) {
        long once = DecayingPeak.after(before, 0, 2 * seconds * SECOND, 60 * SECOND);
        long half = DecayingPeak.after(before, 0, seconds * SECOND, 60 * SECOND);
        assertThat(DecayingPeak.after(half, 0, seconds * SECOND, 60 * SECOND)).isCloseTo(once, within(2L));
    }
}
