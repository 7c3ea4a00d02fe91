package org.opendrs.core.balloon;

import java.util.Arrays;

/**
 * The order in which guests are served: by rank, then the poorest first (least usable for what it holds), then by id.
 */
final class Poverty {
    private static final int INDEX_BITS = 24;
    private static final int RATIO_BITS = 20;
    private static final long RATIO_ONE = (1L << RATIO_BITS) - 1;

    private final GuestTable table;
    private final long[] keys;
    private int count;

    Poverty(GuestTable table) {
        this.table = table;
        keys = new long[table.n];
    }

    void add(int i, int rank) {
        double ratio = Math.min(1.0, (double) table.room(i) / Math.max(1, table.held[i]));
        keys[count++] = ((long) rank << RATIO_BITS | (long) (ratio * RATIO_ONE)) << INDEX_BITS | i;
    }

    /** Adds a guest that comes the earlier, the smaller this ratio of 0 to 1. */
    void addRatio(int i, double ratio) {
        keys[count++] = (long) (Math.min(1.0, ratio) * RATIO_ONE) << INDEX_BITS | i;
    }

    /** Returns the rows of the guests added so far, first to be served first. */
    int[] order() {
        Arrays.sort(keys, 0, count);
        var order = new int[count];
        for (int k = 0; k < count; k++) {
            order[k] = (int) (keys[k] & ((1L << INDEX_BITS) - 1));
        }
        return order;
    }
}
