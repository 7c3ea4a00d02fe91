package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;

class SecondJvmTest {
    @Test
    void anotherProcessFindsTheSameHashes() {
        var second = SecondJvm.start("faults", 2, 0.1);
        var first = Seeds.run(
                2,
                "here",
                Progress.SILENT,
                seed -> ScenarioRunner.run(
                                Scenarios.named(
                                        "faults", ScenarioOptions.seed(seed).hours(0.1)),
                                Progress.SILENT)
                        .eventHash());

        assertThat(second.hashes()).isEqualTo(first);
    }

    @Test
    void aProcessThatFailsIsNotTakenForAnAnswer() {
        assertThatThrownBy(() -> SecondJvm.start("nowhere", 1, 0.1).hashes())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status");
    }

    @Test
    void aSeedThatFailsIsNamed() {
        assertThatThrownBy(() -> Seeds.run(3, "seeds", Progress.SILENT, seed -> {
                    if (seed == 2) {
                        throw new IllegalStateException("planted");
                    }
                    return seed;
                }))
                .hasMessageContainingAll("seed 2", "planted");
    }

    @Test
    void aBenchOfFewSeedsGivesATableWithAColumnForEachStatistic() {
        var result = Benches.named("hotspot").run(new BenchOptions(true, OptionalInt.of(1)), Progress.SILENT);

        assertThat(result.failures()).isEmpty();
        assertThat(result.tables())
                .singleElement()
                .satisfies(table -> assertThat(table.columns())
                        .containsExactly("waterfill median", "waterfill mean", "waterfill worst"));
        assertThat(result.tables().get(0).rows())
                .extracting(BenchTable.Row::label)
                .filteredOn(label -> !label.equals("faults in plans"))
                .isSubsetOf(
                        Stream.of(RunFigure.values()).map(RunFigure::heading).toList());
        assertThat(BenchJson.of(result)
                        .get("tables")
                        .get(0)
                        .get("rows")
                        .get(0)
                        .get("waterfill worst")
                        .isNumber())
                .isTrue();
    }
}
