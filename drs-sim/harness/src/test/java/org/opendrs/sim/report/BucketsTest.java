package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void aBucketKeepsItsSmallestAndItsLargestValueInTheOrderInWhichTheyCame() {
        assertThat(of(3, 9, 1, 5).values()).containsExactly(9, 1);
        assertThat(of(3, 1, 9, 5).values()).containsExactly(1, 9);
        assertThat(of(5, 5).values()).containsExactly(5, 5);
    }

    @Test
    void aBucketWithoutValuesIsAGap() {
        var buckets = new Buckets(2);
        buckets.add(1, 7);

        assertThat(buckets.values()).containsExactly(Float.NaN, Float.NaN, 7, 7);
    }

    @Property(tries = 300, seed = "1")
    void noPeakIsLostWhateverComes(@ForAll @Size(min = 1, max = 40) float[] values) {
        var buckets = new Buckets(1);
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        int lastLeast = 0;
        int lastMost = 0;
        for (int i = 0; i < values.length; i++) {
            buckets.add(0, values[i]);
            lastLeast = values[i] < least ? i : lastLeast;
            lastMost = values[i] > most ? i : lastMost;
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }

        assertThat(buckets.values())
                .containsExactly(lastLeast <= lastMost ? least : most, lastLeast <= lastMost ? most : least);
    }

    private static Buckets of(double... values) {
        var buckets = new Buckets(1);
        for (double value : values) {
            buckets.add(0, value);
        }
        return buckets;
    }
}
