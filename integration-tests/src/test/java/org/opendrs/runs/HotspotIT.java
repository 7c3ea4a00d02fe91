package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.ScenarioOptions;

/** A host that no balloon can relieve is relieved by migration: soon, once, and at nobody else's cost. */
class HotspotIT {
    private static final int SEEDS = 20;
    private static final long MOST_TURNS = 10;

    @Test
    void everyHotspotIsRelievedSoonAndNothingComesBack() {
        for (var run : Runs.seeds("hotspot", SEEDS, ScenarioOptions::seed)) {
            for (var variant : run.variants()) {
                var relief = variant.relief().orElseThrow();
                var moves = variant.moves().orElseThrow();
                Runs.say(
                        "hotspot",
                        "seed %d relieved after %s turns, %d migrations, %d returned, %d new hotspots, %d faults in plans",
                        run.seed(),
                        relief.turns().isPresent() ? relief.turns().getAsLong() : "no",
                        moves.migrations(),
                        moves.returned(),
                        relief.newHotspots(),
                        relief.planViolations());
                assertThat(relief.turns()).as("turns, seed %d", run.seed()).isPresent();
                assertThat(relief.turns().getAsLong())
                        .as("turns, seed %d", run.seed())
                        .isLessThanOrEqualTo(MOST_TURNS);
                assertThat(relief.planViolations())
                        .as("faults in plans, seed %d", run.seed())
                        .isZero();
                assertThat(relief.newHotspots())
                        .as("new hotspots, seed %d", run.seed())
                        .isZero();
                assertThat(moves.migrations())
                        .as("migrations, seed %d", run.seed())
                        .isPositive();
                assertThat(moves.returned())
                        .as("returned migrations, seed %d", run.seed())
                        .isZero();
                assertThat(variant.engine().firstWithoutReason())
                        .as("turns without reason, seed %d", run.seed())
                        .isEmpty();
            }
        }
    }
}
