package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.VariantResult.Effort;
import org.opendrs.sim.scenario.VariantResult.Engine;
import org.opendrs.sim.scenario.VariantResult.Killed;
import org.opendrs.sim.scenario.VariantResult.Moves;
import org.opendrs.sim.scenario.VariantResult.Shortage;
import org.opendrs.sim.scenario.VariantResult.Swap;

class ScenarioResultTest {
    @Test
    void hostsThatNeededNeitherBalloonsNorSwapWereNeverShort() {
        var without = variant(0, 0, 0);

        assertThat(result(without, variant(7, 0, 0)).neverShortOfMemory()).contains(without);
    }

    @Test
    void hostsThatBalloonsOrMigrationsMayHaveKeptFromSwappingMayHaveBeenShort() {
        assertThat(result(variant(0, 12, 0), variant(7, 0, 0)).neverShortOfMemory())
                .isEmpty();
        assertThat(result(variant(7, 0, 0)).neverShortOfMemory()).isEmpty();
        assertThat(result(variant(0, 0, 1)).neverShortOfMemory()).isEmpty();
    }

    private static ScenarioResult result(VariantResult... variants) {
        return new ScenarioResult("s", 1, "0", OptionalLong.empty(), List.of(variants));
    }

    private static VariantResult variant(long commands, double hostSwap, long moves) {
        return new VariantResult(
                "p" + commands,
                1,
                1,
                new Effort(1, 1, 1, 1),
                new Swap(hostSwap, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty()),
                new Killed(1, 0),
                Optional.empty(),
                new Shortage(0, 0.01, List.of(), 0),
                Optional.of(new Moves(moves, 0)),
                Optional.empty(),
                new Engine(commands, 0, 1, false, 0, Optional.empty()),
                Optional.empty(),
                List.of());
    }
}
