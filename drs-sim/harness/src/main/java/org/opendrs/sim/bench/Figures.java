package org.opendrs.sim.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.VariantResult;

/** The figures that benches show of each run. */
final class Figures {
    private Figures() {}

    /** What the balloon is judged by. */
    static List<Figure<VariantResult>> ofBalloons() {
        return List.of(
                new Figure<>(
                        RunFigure.JOBS.heading(),
                        0,
                        false,
                        v -> v.jobs().isPresent()
                                ? OptionalDouble.of((double) v.jobs().get().total())
                                : OptionalDouble.empty()),
                Figure.badIfHigh(
                        RunFigure.HOST_SWAP_MAX.heading(), 0, v -> v.swap().hostMax()),
                Figure.badIfHigh(
                        RunFigure.HOST_SWAP_IN.heading(), 0, v -> v.swap().hostIn()),
                Figure.badIfHigh(
                        RunFigure.HOST_SWAP_IN_SETTLED.heading(),
                        1,
                        v -> v.swap().hostInSettled()),
                new Figure<>(RunFigure.SETTLED.heading(), 0, true, v -> v.swap().settledAfterSeconds()),
                new Figure<>(
                        RunFigure.GUEST_SWAP_MEAN.heading(),
                        0,
                        true,
                        v -> v.swap().guestMean()),
                Figure.badIfHigh(RunFigure.OOM_KILLS.heading(), 0, v ->
                        (double) v.killed().total()),
                Figure.badIfHigh(RunFigure.OOM_BY_POLICY.heading(), 0, v ->
                        (double) v.killed().byPolicy()),
                Figure.badIfHigh(
                        RunFigure.UNMET_CPU.heading(),
                        3,
                        v -> 100 * v.shortage().unmetCpuRatio()),
                Figure.badIfHigh(
                        RunFigure.UNMET_MEMORY.heading(),
                        3,
                        v -> 100 * v.shortage().unmetMemoryRatio()),
                Figure.badIfHigh(
                        RunFigure.HOTSPOTS.heading(), 0, v -> v.shortage().hotspotSeconds()),
                Figure.badIfHigh(RunFigure.BALLOON_COMMANDS.heading(), 0, v ->
                        (double) v.engine().balloonCommands()),
                Figure.badIfHigh(
                        "turns without reason", 0, v -> (double) v.engine().turnsWithoutReason()),
                Figure.badIfHigh(RunFigure.WALL.heading(), 2, v -> v.effort().wallSeconds()));
    }
}
