package org.opendrs.core.balloon;

/**
 * What each guest deserves now. Guests without need of it share all but the spare memory; what guests need goes up to
 * the whole capacity.
 *
 * <p>Where all guests have swap, the tiers of {@link Demands} are filled one after the other. Where some have none,
 * {@link SwaplessFirst} decides.
 */
final class Entitlement {
    /** Never below the reservation, even if reservations do not fit: then who gets it first decides. */
    final long[] share;

    /** Not even the reservations fit. */
    final boolean overcommitted;

    /** Somebody deserves less than it uses, so that guests above their share have to go below their load. */
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
        boolean overcommitted = isOvercommitted(table);
        var share = share(table, demands, shared);
        boolean overloaded = Tiers.sum(demands.load) > capacity || squeezesForSwapless(table, demands, share);
        for (int i = 0; overcommitted && i < table.n; i++) {
            share[i] = Math.max(share[i], table.reservation[i]);
        }
        return new Entitlement(share, overcommitted, overloaded);
    }

    /** Returns whether not even the reservations fit. */
    static boolean isOvercommitted(GuestTable table) {
        return Tiers.sum(table.reservation) > table.managedCapacity();
    }

    /** Returns the same host with other shares. */
    Entitlement with(long[] shares) {
        return new Entitlement(shares, overcommitted, overloaded);
    }

    /** Returns whether a guest with swap has to give up what it uses for the sake of those without. */
    private static boolean squeezesForSwapless(GuestTable table, Demands demands, long[] share) {
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
        if (table.swaplessGuests > 0) {
            return new SwaplessFirst(table, demands).share(shared);
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
}
