package org.opendrs.lab.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.sim.world.WorldConstants.Constant;

/** What was measured, beside the figures of the world; printed, so that the log of a run shows it. For one thread. */
public final class Table {
    private final List<String> lines = new ArrayList<>();
    private final String title;

    /** Starts a table. */
    public Table(String title) {
        this.title = title;
    }

    /** Adds a line of text. */
    public void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    /**
     * Adds a constant: what the world has, what one half of the points says, how far both are from the other half, and how far repetitions
     * lie apart. All in the constant's unit.
     */
    public void constant(Constant constant, Points fitting, Points judging) {
        double world = WorldConstants.DEFAULT.get(constant);
        line(
                "%-22s world %-12.5g fitted %-12.5g error of world %3.0f %%, of fitted %3.0f %%, spread %3.0f %% [%s] judged by %s",
                constant,
                world,
                fitting.median(),
                100 * judging.error(world),
                100 * judging.error(fitting.median()),
                100 * judging.spread(),
                constant.unit(),
                judging);
    }

    /** Prints all lines. */
    public void print() {
        lines.forEach(line -> System.out.println(title + ": " + line));
    }
}
