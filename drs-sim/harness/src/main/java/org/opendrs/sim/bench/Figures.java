package org.opendrs.sim.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.opendrs.sim.scenario.VariantResult;

/** The figures that benches show of each run. */
final class Figures {
    private Figures() {}

    /** What the balloon is judged by. */
    static List<Figure<VariantResult>> ofBalloons() {
        return List.of(
                new Figure<>(
                        "jobs",
                        0,
                        false,
                        v -> v.jobs().isPresent()
                                ? OptionalDouble.of((double) v.jobs().get().total())
                                : OptionalDouble.empty()),
                Figure.badIfHigh("host swap, largest MiB", 0, v -> v.swap().hostMax()),
                Figure.badIfHigh("host swap-in MiB", 0, v -> v.swap().hostIn()),
                Figure.badIfHigh("  of it after settling", 1, v -> v.swap().hostInSettled()),
                new Figure<>("settled after s", 0, true, v -> v.swap().settledAfterSeconds()),
                new Figure<>("guest swap, mean MiB", 0, true, v -> v.swap().guestMean()),
                Figure.badIfHigh("guest OOM kills", 0, v -> (double) v.killed().total()),
                Figure.badIfHigh(
                        "  of it by policy", 0, v -> (double) v.killed().byPolicy()),
                Figure.badIfHigh("unmet CPU %", 3, v -> 100 * v.shortage().unmetCpuRatio()),
                Figure.badIfHigh("unmet memory %", 3, v -> 100 * v.shortage().unmetMemoryRatio()),
                Figure.badIfHigh("hotspot s", 0, v -> v.shortage().hotspotSeconds()),
                Figure.badIfHigh("balloon commands", 0, v -> (double) v.engine().balloonCommands()),
                Figure.badIfHigh(
                        "turns without reason", 0, v -> (double) v.engine().turnsWithoutReason()),
                Figure.badIfHigh("wall s", 2, v -> v.effort().wallSeconds()));
    }
}
