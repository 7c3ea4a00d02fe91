package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.VariantResult;

/** The figures that benches show of each run. */
final class Figures {
    private Figures() {}

    /** What the balloon is judged by. */
    static List<Figure<VariantResult>> ofBalloons() {
        return withTurns(List.of(
                Figure.ifAny(
                        RunFigure.JOBS,
                        0,
                        v -> v.jobs().isPresent()
                                ? OptionalDouble.of((double) v.jobs().get().total())
                                : OptionalDouble.empty()),
                Figure.of(RunFigure.HOST_SWAP_MAX, 0, v -> v.swap().hostMax()),
                Figure.of(RunFigure.HOST_SWAP_IN, 0, v -> v.swap().hostIn()),
                Figure.of(RunFigure.HOST_SWAP_IN_SETTLED, 1, v -> v.swap().hostInSettled()),
                Figure.ifAny(RunFigure.SETTLED, 0, v -> v.swap().settledAfterSeconds()),
                Figure.ifAny(RunFigure.GUEST_SWAP_MEAN, 0, v -> v.swap().guestMean()),
                Figure.of(RunFigure.OOM_KILLS, 0, v -> (double) v.killed().total()),
                Figure.of(RunFigure.OOM_BY_POLICY, 0, v -> (double) v.killed().byPolicy()),
                Figure.of(RunFigure.UNMET_CPU, 3, v -> 100 * v.shortage().unmetCpuRatio()),
                Figure.of(RunFigure.UNMET_MEMORY, 3, v -> 100 * v.shortage().unmetMemoryRatio()),
                Figure.of(RunFigure.HOTSPOTS, 0, v -> v.shortage().hotspotSeconds())));
    }

    /** Returns these figures and, as every bench ends with, those of the engine's turns. */
    static List<Figure<VariantResult>> withTurns(List<Figure<VariantResult>> figures) {
        var all = new ArrayList<>(figures);
        all.add(Figure.of(
                RunFigure.BALLOON_COMMANDS, 0, v -> (double) v.engine().balloonCommands()));
        all.add(Figure.of(RunFigure.TURNS, 0, v -> (double) v.engine().turns()));
        all.add(Figure.of(
                RunFigure.TURNS_WITHOUT_REASON, 0, v -> (double) v.engine().turnsWithoutReason()));
        all.add(Figure.of(RunFigure.WALL, 2, v -> v.effort().wallSeconds()));
        return List.copyOf(all);
    }
}
