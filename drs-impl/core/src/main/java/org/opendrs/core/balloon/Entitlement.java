package org.opendrs.core.balloon;

/**
 * What each guest deserves now. Guests without need of it share all but the spare memory; what guests need goes up to
 * the whole capacity.
 */
final class Entitlement {
    static final double KEEP = Double.parseDouble(System.getProperty("keep", "0.5"));
    /** Never below the reservation, even if reservations do not fit: then who gets it first decides. */
    final long[] share;

    /** Not even the reservations fit. */
    final boolean overcommitted;

    /** The loads do not fit, so that guests above their share have to go below theirs. */
    final boolean overloaded;

    private Entitlement(long[] share, boolean overcommitted, boolean overloaded) {
        this.share = share;
        this.overcommitted = overcommitted;
        this.overloaded = overloaded;
    }

    static Entitlement of(GuestTable table, Demands demands) {
        long capacity = table.managedCapacity();
        long spare = (long) (table.capacity * table.settings.demand().spare());
        long shared = Math.min(capacity, Math.max(demands.total, capacity - spare));
        boolean overcommitted = Tiers.sum(table.reservation) > capacity;
        var share = share(table, demands, shared);
        boolean overloaded = Tiers.sum(demands.load) > capacity || squeezesSwappers(table, demands, share);
        for (int i = 0; overcommitted && i < table.n; i++) {
            share[i] = Math.max(share[i], table.reservation[i]);
        }
        return new Entitlement(share, overcommitted, overloaded);
    }

    /** Returns whether a guest with swap has to give up what it uses for the sake of those without. */
    private static boolean squeezesSwappers(GuestTable table, Demands demands, long[] share) {
        for (int i = 0; i < share.length && table.swaplessGuests > 0; i++) {
            if (table.managed[i] && !table.swapless[i] && share[i] < demands.load[i]) {
                return true;
            }
        }
        return false;
    }

    private static long[] share(GuestTable table, Demands demands, long shared) {
        double tax = table.settings.idleTax();
        if (tax < 1) {
            return WaterFill.amounts(
                    shared, new long[][] {table.reservation, demands.wanted, table.limit}, table.shares, tax);
        }
        if (table.swaplessGuests == 0) {
            return Tiers.fill(
                            shared,
                            table.shares,
                            table.reservation,
                            demands.load,
                            demands.safe,
                            demands.wanted,
                            table.limit)
                    .amounts();
        }
        var kept = kept(table, demands);
        var first = merged(table, demands.load, kept);
        var safe = merged(table, demands.safe, kept);
        long loads = Tiers.sum(first);
        if (loads <= shared && shared < Tiers.sum(safe)) {
            return partlySafe(first, safe, shared - loads);
        }
        long open = Math.max(Tiers.sum(safe), shared - table.keptFree());
        if (loads > shared) {
            open = shared;
        }
        var load = capped(table, demands.load, fairCaps(table, demands, open));
        return Tiers.fill(
                        open,
                        table.shares,
                        table.reservation,
                        first,
                        safe,
                        merged(table, demands.wanted, load),
                        merged(table, table.limit, load),
                        merged(table, table.limit, demands.wanted),
                        table.limit)
                .amounts();
    }

    /** Returns what a guest with swap keeps even if those without need it: a part of its load. */
    private static long[] kept(GuestTable table, Demands demands) {
        var kept = new long[table.n];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.max(table.reservation[i], (long) (demands.load[i] * KEEP));
        }
        return kept;
    }

    /** Returns the most that each guest with swap may fill: its share if those without swap wanted all they may have. */
    private static long[] fairCaps(GuestTable table, Demands demands, long shared) {
        return Tiers.fill(shared, table.shares, table.reservation, merged(table, table.limit, demands.load))
                .amounts();
    }

    private static long[] capped(GuestTable table, long[] values, long[] cap) {
        var result = values.clone();
        for (int i = 0; i < result.length; i++) {
            if (!table.swapless[i]) {
                result[i] = Math.max((long) (result[i] * KEEP), Math.min(result[i], cap[i]));
            }
        }
        return result;
    }

    /** Returns the first amount for guests without swap and the second for the others. */
    private static long[] merged(GuestTable table, long[] swapless, long[] others) {
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
        var share = Tiers.scale(headroom, missing);
        for (int i = 0; i < missing.length; i++) {
            share[i] += load[i];
        }
        return share;
    }
}
