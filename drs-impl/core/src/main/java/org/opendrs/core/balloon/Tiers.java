package org.opendrs.core.balloon;

/**
 * Fills claims tier by tier: nobody gets anything of a tier before everybody has all of the tiers below it. Within the
 * tier that does not fit, what is there is shared out so that holdings (not additions) are proportional to shares; who
 * has more already waits.
 */
final class Tiers {
    private final long[] amounts;
    private final int reached;

    private Tiers(long[] amounts, int reached) {
        this.amounts = amounts;
        this.reached = reached;
    }

    /**
     * Fills the tiers.
     *
     * @param capacity what there is
     * @param shares weights, one or more each
     * @param tiers for each tier what each claim holds once it is full; no claim's holding falls from tier to tier
     */
    static Tiers fill(long capacity, long[] shares, long[]... tiers) {
        int tier = 0;
        while (tier < tiers.length && sum(tiers[tier]) <= capacity) {
            tier++;
        }
        if (tier == tiers.length) {
            return new Tiers(tiers[tier - 1].clone(), tier);
        }
        var amounts = tier == 0
                ? scale(capacity, tiers[0])
                : Filling.proportional(tiers[tier - 1], tiers[tier], shares).fill(capacity);
        return new Tiers(amounts, tier);
    }

    /** Returns what each claim gets; the sum is the smaller of the capacity and the last tier. */
    long[] amounts() {
        return amounts;
    }

    /**
     * Returns how many tiers are filled completely. Zero means that not even the first one fits, so that it was scaled
     * down.
     */
    int reached() {
        return reached;
    }

    static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    /** Returns the amounts, all reduced by one factor. */
    static long[] scale(long capacity, long[] amounts) {
        var weights = new long[amounts.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(1, amounts[i]);
        }
        return Filling.proportional(new long[amounts.length], amounts, weights).fill(Math.max(0, capacity));
    }
}
