package org.opendrs.core.plan;

/** Counts the (VM, host) pairs that a search looks at, so that its length does not depend on the machine. */
final class Budget {
    private final long limit;
    private long used;

    Budget(long limit) {
        this.limit = limit;
    }

    /** Takes so many pairs, or none and returns false if fewer are left. */
    boolean take(int pairs) {
        if (used + pairs > limit) {
            return false;
        }
        used += pairs;
        return true;
    }

    long used() {
        return used;
    }

    boolean isExhausted() {
        return used >= limit;
    }

    long limit() {
        return limit;
    }
}
