package org.opendrs.core.plan;

/** Counts the (VM, host) pairs that a search looks at, so that its length does not depend on the machine. */
final class Budget {
    private final long limit;
    private long used;
    private boolean refused;

    Budget(long limit) {
        this.limit = limit;
    }

    /** Takes so many pairs, or none and returns false if fewer are left. */
    boolean take(int pairs) {
        if (used + pairs > limit) {
            refused = true;
            return false;
        }
        used += pairs;
        return true;
    }

    long used() {
        return used;
    }

    /**
     * Returns whether the search was cut short. A budget of just what a finished search used is not exhausted, so that the used
     * number, given as a budget, repeats the search exactly.
     */
    boolean isExhausted() {
        return refused;
    }
}
