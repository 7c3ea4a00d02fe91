package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendrs.sim.bench.BenchOptions;
import org.opendrs.sim.bench.Benches;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.Scenarios;

/** Clusters on which things go wrong keep every promise after every event, and each run repeats in another process. */
class FaultSeedsIT {
    private static final int SEEDS = 200;

    private static final int FEWEST_HOSTS = 6;
    private static final int MOST_MINUTES = 4;

    @Test
    @Timeout(value = MOST_MINUTES, unit = TimeUnit.MINUTES)
    void everyPromiseHoldsAndEveryRunRepeatsInAnotherProcess() {
        var result = Benches.named("faults").run(new BenchOptions(false, OptionalInt.of(SEEDS)), Progress.SILENT);

        Runs.say("faults", "%d seeds, each twice; figures: median, mean, worst", result.seeds());
        for (var table : result.tables()) {
            table.rows().forEach(row -> Runs.say("faults", "%s %s", row.label(), String.join(", ", row.cells())));
        }
        // Each failure is a line with its replay, and they are all there is to go by when it happens elsewhere.
        result.failures().forEach(failure -> Runs.say("faults", "%s", failure));
        assertThat(result.seeds()).isEqualTo(SEEDS);
        assertThat(result.failures()).isEmpty();
    }

    @Test
    void everySeedHasSixHostsOrMoreAndSomeFaultForAnHour() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var scenario = Scenarios.named("faults", ScenarioOptions.seed(seed));
            assertThat(scenario.cluster().hosts()).hasSizeGreaterThanOrEqualTo(FEWEST_HOSTS);
            assertThat(scenario.length()).isEqualTo(Duration.ofHours(1));
            assertThat(scenario.faults()).isPresent();
        }
    }
}
