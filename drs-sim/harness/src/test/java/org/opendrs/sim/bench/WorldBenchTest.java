package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bench of the world says beside its tables. */
class WorldBenchTest {
    @Test
    void theNoteTellsOfEachWorldAloneWhetherItReachesTheAim() {
        var worlds = List.of(
                new WorldRun.Measured("steady", 30_000_000, 1, 1),
                new WorldRun.Measured("steady, with guest reports", 1, 1, 1),
                new WorldRun.Measured("jobs", 9_999_999, 1, 1));

        assertThat(WorldBench.aim(worlds))
                .isEqualTo("Aim of 10 million VM steps per CPU second, worlds alone: steady met, jobs not met.");
    }
}
