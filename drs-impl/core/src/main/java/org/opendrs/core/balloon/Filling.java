package org.opendrs.core.balloon;

import java.util.Arrays;

/**
 * Finds the one level at which claims of different weight add up to an amount.
 *
 * <p>Each claim i has bounds {@code low <= high}, a knee and shares. At level λ it holds {@code λ·shares} up to its
 * knee and only {@code 1/steepness} of what is above it, kept within its bounds. The sum over all claims grows with λ
 * and bends only at the levels where some claim reaches a bound or its knee. So: sort these levels, find the two
 * neighbours between which the amount lies by bisection over the sorted list, and interpolate, which is exact on a
 * straight piece. O(n log n).
 *
 * <p>Levels are doubles: up to 2^52 bytes (4 PiB) in all, their error stays far below one byte for each claim. The
 * last bytes are handed out in index order, so that the sum is exact.
 */
final class Filling {
    private final long[] low;
    private final long[] knee;
    private final long[] high;
    private final long[] shares;
    private final double steepness;

    private Filling(long[] low, long[] knee, long[] high, long[] shares, double steepness) {
        this.low = low;
        this.knee = knee;
        this.high = high;
        this.shares = shares;
        this.steepness = steepness;
    }

    /** Prepares claims whose holdings are proportional to their shares, within their bounds. */
    static Filling proportional(long[] low, long[] high, long[] shares) {
        return new Filling(low, high, high, shares, 1);
    }

    /** Prepares claims that pay {@code steepness} times as much for what they hold above their knee. */
    static Filling taxed(long[] low, long[] knee, long[] high, long[] shares, double steepness) {
        return new Filling(low, knee, high, shares, steepness);
    }

    /** Returns the amounts, which add up to {@code capacity}. Requires {@code sum(low) <= capacity <= sum(high)}. */
    long[] fill(long capacity) {
        double level = level(capacity);
        var amounts = new long[low.length];
        long rest = capacity;
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (long) amount(i, level);
            rest -= amounts[i];
        }
        return settle(amounts, rest);
    }

    private double level(long capacity) {
        double[] bends = bends();
        int below = 0;
        int above = bends.length - 1;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (sum(bends[middle]) <= capacity) {
                below = middle;
            } else {
                above = middle;
            }
        }
        double start = sum(bends[below]);
        double end = sum(bends[above]);
        return end <= start
                ? bends[below]
                : bends[below]
                        + (bends[above] - bends[below]) * Math.max(0, Math.min(1, (capacity - start) / (end - start)));
    }

    /** Returns, in order, all levels at which the sum may bend. */
    private double[] bends() {
        int n = low.length;
        boolean straight = steepness == 1;
        var bends = new double[straight ? 2 * n : 3 * n];
        for (int i = 0; i < n; i++) {
            bends[i] = cost(i, low[i]) / shares[i];
            bends[n + i] = cost(i, high[i]) / shares[i];
            if (!straight) {
                bends[2 * n + i] = (double) knee[i] / shares[i];
            }
        }
        Arrays.sort(bends);
        return bends;
    }

    private double cost(int i, long amount) {
        return amount <= knee[i] ? amount : knee[i] + steepness * (amount - knee[i]);
    }

    private double sum(double level) {
        double sum = 0;
        for (int i = 0; i < low.length; i++) {
            sum += amount(i, level);
        }
        return sum;
    }

    private double amount(int i, double level) {
        double paid = level * shares[i];
        double wanted = paid <= knee[i] ? paid : knee[i] + (paid - knee[i]) / steepness;
        return Math.max((double) low[i], Math.min((double) high[i], wanted));
    }

    /** Spreads what rounding left over, or took too much, in index order. */
    private long[] settle(long[] amounts, long rest) {
        long left = rest;
        while (left != 0) {
            long most = Math.max(1, Math.abs(left) / amounts.length);
            for (int i = 0; i < amounts.length && left != 0; i++) {
                long room = left > 0 ? high[i] - amounts[i] : amounts[i] - low[i];
                long part = Math.min(Math.min(room, most), Math.abs(left));
                amounts[i] += left > 0 ? part : -part;
                left -= left > 0 ? part : -part;
            }
        }
        return amounts;
    }
}
