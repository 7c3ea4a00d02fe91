package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole run over a thousand hosts, by one thread and by several. */
class ManyThreadsRunTest {
    private record Outcome(VariantResult result, long eventHash) {}

    private static Outcome run(long seed, int threads) {
        var scenario = Scenarios.named("scale", ScenarioOptions.seed(seed).hours(0.05));
        var run = new VariantRun(scenario, "waterfill", RunOptions.DEFAULT, threads);
        return new Outcome(run.run(part -> {}), run.eventHash());
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void anyNumberOfThreadsGivesTheSameFiguresAndTheSameHash(long seed) {
        var alone = run(seed, 1);
        var together = run(seed, 4);

        assertThat(together.eventHash()).isEqualTo(alone.eventHash());
        assertThat(together.result())
                .usingRecursiveComparison()
                .ignoringFields("effort.wallSeconds", "effort.cpuSeconds")
                .isEqualTo(alone.result());
        assertThat(alone.result().engine().balloonCommands()).isPositive();
    }
}
