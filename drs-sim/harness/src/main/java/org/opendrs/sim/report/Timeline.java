package org.opendrs.sim.report;

/**
 * How the time of a run is cut into buckets.
 *
 * @param seconds length of the run
 * @param buckets number of buckets
 */
record Timeline(double seconds, int buckets) {
    /** Two points for each bucket are as many as a chart of 600 pixels can show. */
    private static final int MOST_BUCKETS = 300;

    /** Below, a chart no longer shows when something happened. */
    private static final int FEWEST_BUCKETS = 60;

    /** Numbers in a page; one takes about five characters. */
    private static final long MOST_NUMBERS = 1_200_000;

    /** Buckets in memory; one takes eight bytes. */
    private static final long MOST_HELD = 12_000_000;

    /**
     * Returns the finest timeline that page and memory have room for.
     *
     * @param seconds length of the run
     * @param step length of a physics step, in seconds; no bucket is shorter, so that none is empty
     * @param shown number of series that the page will have
     * @param held number of series that are recorded
     */
    static Timeline of(double seconds, double step, long shown, long held) {
        long affordable = Math.min(MOST_NUMBERS / 2 / Math.max(1, shown), MOST_HELD / Math.max(1, held));
        long wanted = Math.max(FEWEST_BUCKETS, Math.min(MOST_BUCKETS, affordable));
        return new Timeline(seconds, (int) Math.max(1, Math.min(wanted, (long) (seconds / step))));
    }

    /** Returns the bucket of a step of this length that ended at this time, both in seconds. */
    int bucket(double at, double step) {
        int bucket = (int) ((at - step / 2) / seconds * buckets);
        return Math.max(0, Math.min(buckets - 1, bucket));
    }
}
