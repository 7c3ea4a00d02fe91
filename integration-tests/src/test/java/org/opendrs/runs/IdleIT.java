package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.ScenarioOptions;

/** A balanced cluster in which nothing happens is left alone for a day, and every turn says why. */
class IdleIT {
    private static final double DAY_SECONDS = 24 * 3600;
    private static final long PERIOD_SECONDS = 10;

    @Test
    void aBalancedIdleClusterIsLeftAloneForADay() {
        var idle = Runs.run("idle", ScenarioOptions.seed(1)).variant("waterfill");

        var engine = idle.engine();
        long migrations = idle.moves().orElseThrow().migrations();
        Runs.say(
                "idle",
                "%.0f virtual hours, %d turns, %d without reason, %d balloon commands, %d migrations",
                idle.effort().simulatedSeconds() / 3600,
                engine.turns(),
                engine.turnsWithoutReason(),
                engine.balloonCommands(),
                migrations);
        assertThat(idle.effort().simulatedSeconds()).isEqualTo(DAY_SECONDS);
        assertThat(engine.turns()).isGreaterThanOrEqualTo((long) DAY_SECONDS / PERIOD_SECONDS);
        assertThat(engine.balloonCommands()).isZero();
        assertThat(migrations).isZero();
        assertThat(engine.firstWithoutReason()).isEmpty();
    }
}
