package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff =
            new BackOff(new SplittableRandom(1), Duration.ofMillis(500), Duration.ofSeconds(10));

    @Test
    void doublesUpToItsBound() {
        long[] steps = {500, 1000, 2000, 4000, 8000, 10_000, 10_000};
        for (long step : steps) {
            assertThat(backOff.next().toMillis()).isBetween(step / 2, step);
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        backOff.next();
        backOff.next();
        backOff.reset();

        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void sameSeedWaitsTheSameAndAnotherSeedDoesNot() {
        var same = new BackOff(new SplittableRandom(1), Duration.ofMillis(500), Duration.ofSeconds(10));
        var other = new BackOff(new SplittableRandom(2), Duration.ofMillis(500), Duration.ofSeconds(10));
        Duration wait = backOff.next();

        assertThat(same.next()).isEqualTo(wait);
        assertThat(other.next()).isNotEqualTo(wait);
    }
}
