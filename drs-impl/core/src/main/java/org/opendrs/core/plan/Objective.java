package org.opendrs.core.plan;

/**
 * How badly a placement is balanced: the sum over hosts of the squared utilisation of the dominant resource, plus a twentieth of
 * the sum of all squared utilisations, so that among equals the one with more room in the other resources wins. Utilisation is of
 * allocatable capacity. Of ten forms compared by simulation this kept the 99th percentile of utilisation and the skew within a host
 * lowest (together with the same form without the second term).
 */
final class Objective {
    /** Weight of the sum over all resources; large values would trade a hot resource for several cool ones. */
    static final double SMOOTHING = 0.05;

    private Objective() {}

    /** Returns one host's part; {@code used} and {@code allocatable} are in the same resource order. */
    static double ofHost(long[] used, long[] allocatable) {
        double dominant = 0;
        double squares = 0;
        for (int r = 0; r < used.length; r++) {
            double u = utilisation(used[r], allocatable[r]);
            dominant = Math.max(dominant, u);
            squares += u * u;
        }
        return dominant * dominant + SMOOTHING * squares;
    }

    /** Returns the utilisation; a resource that a host lacks is full as soon as someone wants it. */
    static double utilisation(long used, long allocatable) {
        if (allocatable == 0) {
            return used == 0 ? 0 : 1;
        }
        return (double) used / allocatable;
    }
}
