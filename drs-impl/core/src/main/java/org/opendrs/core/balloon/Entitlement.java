package org.opendrs.core.balloon;

/**
 * What each guest deserves now. Guests without need of it share all but the spare memory; what guests need goes up to
 * the whole capacity.
 */
final class Entitlement {
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
        boolean overloaded = Tiers.sum(demands.load) > capacity;
        var share = share(table, demands, shared);
        for (int i = 0; overcommitted && i < table.n; i++) {
            share[i] = Math.max(share[i], table.reservation[i]);
        }
        return new Entitlement(share, overcommitted, overloaded);
    }

    private static long[] share(GuestTable table, Demands demands, long shared) {
        double tax = table.settings.idleTax();
        if (tax < 1) {
            return WaterFill.amounts(
                    shared, new long[][] {table.reservation, demands.wanted, table.limit}, table.shares, tax);
        }
        long loads = Tiers.sum(demands.load);
        if (loads <= shared && shared < Tiers.sum(demands.safe)) {
            return partlySafe(demands, shared - loads);
        }
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

    /**
     * Shares out safety headroom that does not suffice: the same part of it for everybody, whatever their shares. Nobody knows
     * who will need it first, and whoever does gets more from the others within a tick.
     */
    private static long[] partlySafe(Demands demands, long headroom) {
        var missing = new long[demands.load.length];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = demands.safe[i] - demands.load[i];
        }
        var share = Tiers.scale(headroom, missing);
        for (int i = 0; i < missing.length; i++) {
            share[i] += demands.load[i];
        }
        return share;
    }
}
