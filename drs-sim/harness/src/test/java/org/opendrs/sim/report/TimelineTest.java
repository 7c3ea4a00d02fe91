package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final double HOUR = 3600;

    @Test
    void everyStepHasABucketAndEveryBucketAStep() {
        var timeline = Timeline.of(HOUR, 1, 10, 10);
        var steps = new int[timeline.buckets()];
        for (int second = 1; second <= HOUR; second++) {
            steps[timeline.bucket(second, 1)]++;
        }

        assertThat(timeline.buckets()).isEqualTo(300);
        assertThat(steps).containsOnly(12);
    }

    @Test
    void aShortRunHasNoMoreBucketsThanSteps() {
        assertThat(Timeline.of(20, 1, 10, 10).buckets()).isEqualTo(20);
        assertThat(Timeline.of(0.5, 1, 10, 10).buckets()).isEqualTo(1);
    }

    @Test
    void manySeriesMakeBucketsFewerButNeverTooFew() {
        assertThat(Timeline.of(HOUR, 1, 3000, 3000).buckets()).isEqualTo(200);
        assertThat(Timeline.of(HOUR, 1, 1000, 100_000).buckets()).isEqualTo(120);
        assertThat(Timeline.of(HOUR, 1, 1_000_000, 1_000_000).buckets()).isEqualTo(60);
    }
}
