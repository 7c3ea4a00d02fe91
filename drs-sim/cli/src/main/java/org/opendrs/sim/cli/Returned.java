package org.opendrs.sim.cli;

import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * What became of one guest's balloon.
 *
 * @param vm the guest
 * @param before what it held
 * @param target what it shall hold; what it holds if nothing was asked of it
 * @param maximum what it was started with
 * @param fate how it ended
 * @param detail more words on that; empty if there is nothing to add
 */
record Returned(VmId vm, Bytes before, Bytes target, Bytes maximum, Fate fate, String detail) {
    /** How it ended. */
    enum Fate {
        /** Nothing had been taken. */
        HAD_ALL("has its maximum", true),
        /** Would be asked to grow. */
        PLANNED("would grow", true),
        /** Was asked to grow, and has grown. */
        GREW("has grown", true),
        /** Will grow when it runs again. */
        PAUSED("is asked; follows when it is resumed", true),
        /** Was asked to grow, and has not yet. */
        LATE("is asked, but has not followed yet", false),
        /** The host did not take the command. */
        REFUSED("could not be asked", false),
        /** The host has no memory for it. */
        NO_ROOM("gets nothing: beside its reserve the host has no memory for it", false),
        /** Is not ours to change. */
        LEFT_ALONE("is left alone", true);

        private final String words;
        private final boolean well;

        Fate(String words, boolean well) {
            this.words = words;
            this.well = well;
        }
    }

    Returned with(Fate other, String more) {
        return new Returned(vm, before, target, maximum, other, more);
    }

    /** Returns whether the guest has what the host could give it, or nothing was to be done. */
    boolean isWell() {
        return fate.well && !isPartial();
    }

    /** Returns whether the host has room for a part of what the guest lacks only. */
    boolean isPartial() {
        return (fate == Fate.PLANNED || fate == Fate.GREW) && target.compareTo(maximum) < 0;
    }

    /** Returns what became of it, in words without its name. */
    String words() {
        return fate.words
                + (isPartial() ? ", the host has no memory for more" : "")
                + (detail.isEmpty() ? "" : ": " + detail);
    }
}
