package org.opendrs.core.balloon;

/**
 * Shares a host on which a squeeze slows some guests down and costs others their processes: the first ones have swap, the
 * others have none. Tiers, filled one after the other:
 *
 * <ol>
 *   <li>loads of guests without swap; of the load of those with swap only {@link SafetySettings#othersKeep};
 *   <li>the safety headroom of guests without swap, in equal parts if it does not suffice;
 *   <li>demands of guests without swap; loads of those with swap up to their fair cap;
 *   <li>limits of guests without swap: what they do not need yet, they may need before anybody can give it back;
 *   <li>demands, then limits, of guests with swap.
 * </ol>
 *
 * <p>The fair cap of a guest with swap is its share if those without swap wanted all they may have. A guest that has filled
 * more than that gives it back no faster than it writes to its swap device, which is slower than a load rises.
 *
 * <p>The spare memory is left out from the third tier on; it is kept free for the next rise of a load. Where demands leave as
 * much over again, that is left out too: what a guest with swap has filled is slow to come back. The effect of that is small, if
 * any: on the simulated host of the thesis (17 h, half of the guests without swap) 3 instead of 13 killed jobs within their
 * guest's share in the 40 runs by which it was chosen, 3 instead of 2 in 20 others, at the same number of finished jobs.
 */
final class SwaplessFirst {
    private final GuestTable table;
    private final Demands demands;

    SwaplessFirst(GuestTable table, Demands demands) {
        this.table = table;
        this.demands = demands;
    }

    /** Returns what each guest gets of this much memory. */
    long[] share(long shared) {
        long[] kept = kept();
        long[] loads = swaplessOr(demands.load, kept);
        long[] safe = swaplessOr(demands.safe, kept);
        long needed = Tiers.sum(safe);
        if (Tiers.sum(loads) <= shared && shared < needed) {
            return partlySafe(loads, safe, shared - Tiers.sum(loads));
        }
        long open = shared < needed ? shared : Math.max(needed, shared - table.keptFree());
        long[] capped = capped(fairCaps(open));
        return Tiers.fill(
                        open,
                        table.shares,
                        table.reservation,
                        loads,
                        safe,
                        swaplessOr(demands.wanted, capped),
                        swaplessOr(table.limit, capped),
                        swaplessOr(table.limit, demands.wanted),
                        table.limit)
                .amounts();
    }

    /** Returns what a guest with swap keeps even if those without need it. */
    private long[] kept() {
        var kept = new long[table.n];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.max(table.reservation[i], keptLoad(i));
        }
        return kept;
    }

    private long keptLoad(int i) {
        return (long) (demands.load[i] * table.settings.safety().othersKeep());
    }

    private long[] fairCaps(long open) {
        return Tiers.fill(open, table.shares, table.reservation, swaplessOr(table.limit, demands.load))
                .amounts();
    }

    /** Returns the loads, of guests with swap no more than these caps and no less than what they keep in any case. */
    private long[] capped(long[] caps) {
        var capped = demands.load.clone();
        for (int i = 0; i < capped.length; i++) {
            if (!table.swapless[i]) {
                capped[i] = Math.max(keptLoad(i), Math.min(capped[i], caps[i]));
            }
        }
        return capped;
    }

    /** Returns the first amounts for guests without swap and the second ones for the others. */
    private long[] swaplessOr(long[] swapless, long[] others) {
        var result = others.clone();
        for (int i = 0; i < result.length; i++) {
            if (table.swapless[i]) {
                result[i] = swapless[i];
            }
        }
        return result;
    }

    /**
     * Shares out safety headroom that does not suffice: the same part of it for everybody, whatever their shares. Nobody knows
     * who will need it first, and whoever does gets more from the others within a tick.
     */
    private static long[] partlySafe(long[] load, long[] safe, long headroom) {
        var missing = new long[load.length];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = safe[i] - load[i];
        }
        long[] share = Tiers.scale(headroom, missing);
        for (int i = 0; i < missing.length; i++) {
            share[i] += load[i];
        }
        return share;
    }
}
