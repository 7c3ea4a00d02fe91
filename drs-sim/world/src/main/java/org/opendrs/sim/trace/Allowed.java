package org.opendrs.sim.trace;

/**
 * What a field may hold.
 *
 * @param what name of the value, with its article and unit
 * @param least smallest valid value
 * @param most largest valid value
 */
record Allowed(String what, double least, double most) {
    boolean admits(double value) {
        return value >= least && value <= most;
    }

    @Override
    public String toString() {
        return what + " from " + plain(least) + " to " + plain(most);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
