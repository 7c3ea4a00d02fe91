package org.opendrs.core.balloon;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.unit.Bytes;

/**
 * Shares out memory by reservations, limits, shares, demand and a tax on idle memory.
 *
 * <p>The rule of ESX (Waldspurger, OSDI 2002) in continuous form. A claim that holds x pays {@code φ(x) = min(x,
 * demand) + k·max(0, x − demand)} with {@code k = 1/(1 − tax)}: idle memory costs k times as much as used memory. All
 * claims pay the same for each share, but none falls below its reservation nor rises above its limit. Without tax
 * demand counts for nothing; with a tax of 1 idle memory is beyond price, so that all demands are met first and only
 * the rest is idle, both by shares.
 *
 * <p>The amounts are whole bytes, their sum is exactly the smaller of the capacity and the limits; the bytes that
 * rounding leaves over go to claims in list order. Pure; may be called from any thread. O(n log n).
 */
public final class WaterFill {
    private WaterFill() {}

    /**
     * What one guest may claim.
     *
     * @param reservation guaranteed minimum
     * @param demand what it would use
     * @param limit hard maximum, not below the reservation
     * @param shares relative weight, one or more
     */
    public record Claim(Bytes reservation, Bytes demand, Bytes limit, long shares) {
        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException if the limit is below the reservation or the shares are not positive
         */
        public Claim {
            if (limit.compareTo(reservation) < 0 || shares < 1) {
                throw new IllegalArgumentException("a claim needs reservation " + reservation + " <= limit " + limit
                        + " and shares " + shares + " >= 1");
            }
        }
    }

    /**
     * Who gets what.
     *
     * @param amounts one for each claim, in the order of the claims
     * @param overcommitted whether not even the reservations fit, so that they were all scaled down by one factor
     */
    public record Division(List<Bytes> amounts, boolean overcommitted) {
        /** Copies the list. */
        public Division {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * Returns who gets what of the capacity.
     *
     * @param capacity what there is to share out
     * @param claims what each guest may claim; their order decides only about single bytes
     * @param idleTax 0 (pure shares) to 1 (demand first)
     * @throws IllegalArgumentException if the tax is out of range
     */
    public static Division divide(Bytes capacity, List<Claim> claims, double idleTax) {
        if (!(idleTax >= 0 && idleTax <= 1)) {
            throw new IllegalArgumentException("idle tax must be within 0 and 1, got " + idleTax);
        }
        int n = claims.size();
        var low = new long[n];
        var knee = new long[n];
        var high = new long[n];
        var shares = new long[n];
        for (int i = 0; i < n; i++) {
            var claim = claims.get(i);
            low[i] = claim.reservation().value();
            high[i] = claim.limit().value();
            knee[i] = Math.min(high[i], claim.demand().value());
            shares[i] = claim.shares();
        }
        boolean overcommitted = Tiers.sum(low) > capacity.value();
        var amounts = amounts(capacity.value(), new long[][] {low, knee, high}, shares, idleTax);
        var result = new ArrayList<Bytes>(n);
        for (long amount : amounts) {
            result.add(Bytes.bytes(amount));
        }
        return new Division(result, overcommitted);
    }

    /**
     * Returns who gets what, on bare figures.
     *
     * @param bounds reservations, demands up to the limits, and limits
     */
    static long[] amounts(long capacity, long[][] bounds, long[] shares, double idleTax) {
        long[] low = bounds[0];
        long[] knee = bounds[1];
        long[] high = bounds[2];
        if (idleTax == 1) {
            return Tiers.fill(capacity, shares, low, atLeast(low, knee), high).amounts();
        }
        if (idleTax == 0 || Tiers.sum(low) > capacity || Tiers.sum(high) <= capacity) {
            return Tiers.fill(capacity, shares, low, high).amounts();
        }
        return Filling.taxed(low, knee, high, shares, 1 / (1 - idleTax)).fill(capacity);
    }

    private static long[] atLeast(long[] low, long[] values) {
        var raised = new long[low.length];
        for (int i = 0; i < raised.length; i++) {
            raised[i] = Math.max(low[i], values[i]);
        }
        return raised;
    }
}
