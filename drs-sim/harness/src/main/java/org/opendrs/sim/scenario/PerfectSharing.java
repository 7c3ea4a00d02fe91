package org.opendrs.sim.scenario;

/**
 * Shares a host's memory as an all-knowing judge would: in proportion to shares, nobody below its reservation or above its true
 * demand. The yardstick for what a guest was entitled to.
 *
 * <p>Deliberately not the production allocator but a bisection of its own: a judge that used the judged code could not find its
 * faults.
 */
final class PerfectSharing {
    /** Doubling 64 times spans every amount that a long can hold. */
    private static final int STEPS = 64;

    private PerfectSharing() {}

    /**
     * Returns each guest's entitlement in bytes.
     *
     * @param capacity memory to share, in bytes
     * @param guests the guests' claims
     */
    static double[] entitlements(double capacity, Claim... guests) {
        double low = 0;
        double high = 1;
        while (sum(high, guests) < Math.min(capacity, wanted(guests))) {
            high *= 2;
        }
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (sum(middle, guests) <= capacity) {
                low = middle;
            } else {
                high = middle;
            }
        }
        var result = new double[guests.length];
        boolean enough = wanted(guests) <= capacity;
        for (int i = 0; i < guests.length; i++) {
            result[i] = enough ? guests[i].demand() : guests[i].at(low);
        }
        return result;
    }

    private static double wanted(Claim[] guests) {
        double sum = 0;
        for (var guest : guests) {
            sum += guest.demand();
        }
        return sum;
    }

    private static double sum(double level, Claim[] guests) {
        double sum = 0;
        for (var guest : guests) {
            sum += guest.at(level);
        }
        return sum;
    }

    /**
     * What one guest can claim; amounts in bytes.
     *
     * @param demand its true demand, at most its maximum
     * @param reservation its guaranteed minimum
     * @param shares its weight
     */
    record Claim(double demand, double reservation, double shares) {
        double at(double level) {
            return Math.max(Math.min(level * shares, demand), Math.min(reservation, demand));
        }
    }
}
