package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * Splits the capacity by reservations, limits and shares, whatever anybody uses. Sets every guest once; again only if
 * the split changes because a guest comes or goes or is given something else. What a hypervisor without a controller
 * offers, for comparison.
 */
final class StaticPolicy implements BalloonPolicy {
    /** No guest is set to less, however little there is: a Linux guest does not run in less. */
    private static final long LEAST = 128L << 20;

    @Override
    public BalloonPlan decide(BalloonRequest request) {
        var table = new GuestTable(request, WaterfillSettings.DEFAULT);
        var orders = new Orders(table);
        long[] shares = split(table);
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i] && !isSet(table, i, shares[i])) {
                set(table, i, shares[i], orders);
            }
        }
        var outcome = orders.isEmpty()
                ? Reason.of(
                        BalloonReasons.STATIC_SET,
                        new Input("capacity", table.capacity),
                        new Input("committed", table.committedSum))
                : Reason.of(
                        BalloonReasons.SHARED_OUT,
                        new Input("capacity", table.capacity),
                        new Input("committed", table.committedSum),
                        new Input("demand", 0),
                        new Input("reclaimed", orders.reclaimed()),
                        new Input("granted", orders.granted()));
        return orders.plan(outcome, 0);
    }

    /**
     * Returns the part of every guest. Those that may not be commanded now have theirs too, or the split would change
     * with them.
     */
    private static long[] split(GuestTable table) {
        var reservation = new long[table.n];
        var limit = new long[table.n];
        for (int i = 0; i < table.n; i++) {
            var guest = table.guest(i);
            limit[i] = guest.memory().maximum().min(guest.allocation().limit()).value();
            reservation[i] = Math.min(limit[i], guest.allocation().reservation().value());
        }
        var parts = Tiers.fill(table.capacity, table.shares, reservation, limit).amounts();
        for (int i = 0; i < table.n; i++) {
            parts[i] = Math.max(parts[i], Math.max(reservation[i], Math.min(limit[i], LEAST)));
        }
        return parts;
    }

    private static boolean isSet(GuestTable table, int i, long share) {
        long tolerance = table.settings.floors().tolerance().value();
        var target = table.guest(i).history().target();
        boolean asked = target.isPresent() && Math.abs(target.get().value() - share) <= tolerance;
        return asked || Math.abs(table.actual[i] - share) <= tolerance;
    }

    private static void set(GuestTable table, int i, long share, Orders orders) {
        long free = orders.free(table.capacity);
        boolean shrinks = share < table.actual[i];
        long target = shrinks ? share : Math.min(share, orders.most(i, table.capacity));
        if (target == share || target - table.held[i] >= table.deadZone[i]) {
            orders.set(
                    i,
                    target,
                    BalloonReasons.STATIC_SHARE,
                    new Input("current", table.actual[i]),
                    new Input("committed", table.committed[i]),
                    new Input("share", share),
                    new Input("free", free));
        }
    }
}
