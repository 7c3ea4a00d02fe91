package org.opendrs.sim.scenario;

/**
 * Shares a host's memory as an all-knowing judge would: in proportion to shares, nobody above its true demand. The yardstick for what
 * a guest was entitled to. Amounts in bytes.
 *
 * <p>Deliberately not the production allocator: a judge that used the judged code could not find its faults. Nor does it compute what
 * everybody gets, since one question is all that is asked: all guests rise together, each by its shares and up to its demand, until
 * the memory is used up; a guest is entitled to an amount if it gets there before that.
 */
final class PerfectSharing {
    /** Sums of doubles may be off by a few bytes in a hundred gigabytes. */
    private static final double ROUNDING = 16;

    private double[] demands = new double[0];
    private double[] shares = new double[0];
    private int guests;

    /** Starts anew, for up to this many guests. */
    void clear(int most) {
        guests = 0;
        if (demands.length < most) {
            demands = new double[most];
            shares = new double[most];
        }
    }

    /** Adds a guest with this true demand and weight; returns its number. */
    int add(double demand, double weight) {
        demands[guests] = demand;
        shares[guests] = weight;
        return guests++;
    }

    /** Returns the sum of all demands. */
    double demand() {
        double sum = 0;
        for (int i = 0; i < guests; i++) {
            sum += demands[i];
        }
        return sum;
    }

    /** Replaces what a guest demands. */
    void demand(int guest, double amount) {
        demands[guest] = amount;
    }

    /** Returns whether this guest gets this amount, or more, of a host's memory. */
    boolean entitles(int guest, double amount, double memory) {
        if (amount > demands[guest]) {
            return false;
        }
        double level = amount / shares[guest];
        double sum = 0;
        for (int i = 0; i < guests; i++) {
            sum += Math.min(level * shares[i], demands[i]);
        }
        return sum <= memory + ROUNDING;
    }
}
