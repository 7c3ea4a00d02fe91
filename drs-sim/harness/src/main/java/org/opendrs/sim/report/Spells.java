package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.List;

/** The spells of time in which a condition held, but only those that lasted long enough. Times in seconds. */
final class Spells {
    private final double shortest;
    private final List<Spell> ended = new ArrayList<>();
    private double began = Double.NaN;
    private double held;

    Spells(double shortest) {
        this.shortest = shortest;
    }

    /** Takes note of whether the condition held over a step of this length that ended at this time. */
    void step(boolean holds, double at, double seconds) {
        if (holds) {
            began = Double.isNaN(began) ? at - seconds : began;
            held = at;
        } else {
            close();
        }
    }

    /** Returns the spells in order of time, the one that still lasts included. */
    List<Spell> all() {
        close();
        return List.copyOf(ended);
    }

    private void close() {
        if (held - began >= shortest) {
            ended.add(new Spell(began, held));
        }
        began = Double.NaN;
    }

    /**
     * One of them.
     *
     * @param from when it began
     * @param to when it ended
     */
    record Spell(double from, double to) {}
}
