package org.opendrs.sim.scenario;

/** Counts the seconds in which a condition held, but only of spells that lasted at least a minute; those count from their start. */
final class LastingCondition {
    private static final double LASTING_SECONDS = 60;

    private double spell;
    private double counted;

    /** Takes note of whether the condition held over the last {@code seconds}. */
    void step(boolean holds, double seconds) {
        if (!holds) {
            spell = 0;
            return;
        }
        boolean counting = spell >= LASTING_SECONDS;
        spell += seconds;
        if (counting) {
            counted += seconds;
        } else if (spell >= LASTING_SECONDS) {
            counted += spell;
        }
    }

    double seconds() {
        return counted;
    }
}
