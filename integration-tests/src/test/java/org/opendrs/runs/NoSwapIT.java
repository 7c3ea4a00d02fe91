package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.ScenarioOptions;

/**
 * Half of the guests have no swap: squeezed too hard they do not slow down, they kill. Hosts do not swap for all that, and every
 * kill is reported, with the share that is the policy's doing.
 */
class NoSwapIT {
    private static final int SEEDS = 10;
    private static final double HOURS = 2;
    private static final String OURS = "waterfill";

    @Test
    void noHostSwapsAndNoProcessIsKilledByThePolicy() {
        var runs = Runs.seeds(
                "thesis",
                SEEDS,
                seed -> ScenarioOptions.seed(seed)
                        .swap(GuestSwap.HALF)
                        .hours(HOURS)
                        .policies(OURS));

        for (var run : runs) {
            var killed = run.variant(OURS).killed();
            Runs.say(
                    "no swap",
                    "seed %d: %d OOM kills, %d of them by policy, %.0f MiB host swap-in after settling",
                    run.seed(),
                    killed.total(),
                    killed.byPolicy(),
                    run.variant(OURS).swap().hostInSettled());
        }
        for (var run : runs) {
            var ours = run.variant(OURS);
            assertThat(ours.swap().hostInSettled())
                    .as("host swap-in, seed %d", run.seed())
                    .isZero();
            assertThat(ours.killed().byPolicy())
                    .as("OOM kills by policy, seed %d", run.seed())
                    .isZero();
            assertThat(ours.engine().firstWithoutReason())
                    .as("turns without reason, seed %d", run.seed())
                    .isEmpty();
        }
    }
}
