package org.opendrs.core.balloon;

/**
 * Takes safety headroom back from guests without swap that are at rest, for those at risk: it comes at once, while guests with
 * swap give memory no faster than they write it to their disk.
 *
 * <p>A guest beyond its fair share lends all but a little to anybody. One within it lends half, and only to guests that are within
 * theirs: it may be the next one at risk.
 */
final class Loan {
    private static final int HALF = 2;

    /** A share that nobody exceeds: who has it is not asked. */
    private static final long NOT_ASKED = Long.MAX_VALUE / 4;

    private final GuestTable table;
    private final Entitlement entitlement;
    private final Rescue rescue;
    private final Orders orders;

    Loan(GuestTable table, Entitlement entitlement, Rescue rescue, Orders orders) {
        this.table = table;
        this.entitlement = entitlement;
        this.rescue = rescue;
        this.orders = orders;
    }

    /** Orders the shrinks, after free memory was granted. */
    void take() {
        if (!rescue.isNeeded()) {
            return;
        }
        long lacking = 0;
        long fairlyLacking = 0;
        for (int i = 0; i < table.n; i++) {
            if (rescue.isAtRisk(i)) {
                long held = Math.max(table.base(i), orders.target(i));
                lacking += Math.max(0, soon(i) - held);
                fairlyLacking += Math.max(0, Math.min(soon(i), rescue.fair(i)) - held);
            }
        }
        long free = orders.free(table.capacity + table.pool);
        takeFrom(true, lacking - free);
        takeFrom(false, fairlyLacking - free);
    }

    /** Returns what a guest at risk will need in the next seconds. */
    private long soon(int i) {
        var care = table.settings.safety();
        long grown =
                table.load[i] + table.growth(i, care.ahead()) + care.least().value();
        return Math.min(table.limit[i], grown);
    }

    /** Takes from the guests at rest that are beyond their fair share, or from those within it. */
    private void takeFrom(boolean beyond, long missing) {
        if (missing <= 0) {
            return;
        }
        var kept = new long[table.n];
        for (int i = 0; i < table.n; i++) {
            boolean lends = table.swapless[i] && !rescue.isAtRisk(i) && rescue.isBeyondFair(i) == beyond;
            kept[i] = lends ? Math.min(entitlement.share[i], table.load[i] + headroom(i, beyond)) : NOT_ASKED;
        }
        Reclaim.ofLoans(table, entitlement.with(kept), orders).take(missing);
    }

    private long headroom(int i, boolean beyond) {
        long least = table.settings.safety().least().value();
        return beyond ? least : Math.max(table.soon(i), Math.max(least, table.safety[i] / HALF));
    }
}
