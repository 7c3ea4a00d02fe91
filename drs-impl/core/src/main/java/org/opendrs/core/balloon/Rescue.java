package org.opendrs.core.balloon;

import org.opendrs.explain.Input;

/**
 * Shares free memory among guests without swap that are about to lose processes: in a tick as in a plan they come before all
 * others.
 *
 * <p>First each of them gets memory up to what is fair, the poorest first; only what is left goes to those that want more than
 * that, first to whoever exceeds it least. So nobody dies within its fair share because of somebody beyond it. Fair is what a
 * guest would hold if everybody's load were met in proportion to shares, and those at risk wanted all they may have.
 */
final class Rescue {
    /** Guests that hold so many times what is fair are alike. */
    private static final double MOST_BEYOND = 16;

    private final GuestTable table;
    private final boolean[] atRisk;

    /** What is fair for each guest; empty if nobody is at risk. */
    private final long[] fair;

    Rescue(GuestTable table) {
        this.table = table;
        atRisk = new boolean[table.n];
        boolean any = false;
        for (int i = 0; i < table.n; i++) {
            atRisk[i] = table.isAtRisk(i);
            any |= atRisk[i];
        }
        fair = any ? fairHoldings() : new long[0];
    }

    boolean isNeeded() {
        return fair.length > 0;
    }

    boolean isAtRisk(int i) {
        return atRisk[i];
    }

    /** Returns whether a guest's load and safety headroom are more than is fair; may be asked only if somebody is at risk. */
    boolean isBeyondFair(int i) {
        return fair[i] < table.load[i] + table.safety[i];
    }

    /** Returns what is fair for a guest; may be asked only if somebody is at risk. */
    long fair(int i) {
        return fair[i];
    }

    /** Orders growth for guests at risk, as far as memory is free. */
    void serve(Orders orders) {
        if (!isNeeded()) {
            return;
        }
        int[] order = poorestFirst();
        var target = new long[table.n];
        long free = orders.free(table.capacity + table.pool);
        long left = free;
        for (int i : order) {
            target[i] = grown(i, Math.min(table.atEase(i), fair[i]), table.committed[i], left);
            left -= Math.max(0, target[i] - table.committed[i]);
        }
        for (int i : leastBeyondFirst()) {
            long counted = Math.max(table.committed[i], target[i]);
            long more = grown(i, table.atEase(i), counted, left);
            long beyond = Math.max(0, more - counted);
            set(i, orders, new Offer(free, left, target[i]), Math.max(target[i], more));
            left -= beyond;
        }
    }

    private long[] fairHoldings() {
        var claims = new long[table.n];
        for (int i = 0; i < claims.length; i++) {
            long wanted = atRisk[i] ? table.limit[i] : Math.min(table.limit[i], table.load[i]);
            claims[i] = Math.max(table.reservation[i], wanted);
        }
        return Tiers.fill(table.managedCapacity(), table.shares, table.reservation, claims)
                .amounts();
    }

    private int[] poorestFirst() {
        var poverty = new Poverty(table);
        for (int i = 0; i < table.n; i++) {
            if (atRisk[i]) {
                poverty.add(i, 0);
            }
        }
        return poverty.order();
    }

    /** Returns the guests at risk, first whoever holds least of what is fair for it. */
    private int[] leastBeyondFirst() {
        var poverty = new Poverty(table);
        for (int i = 0; i < table.n; i++) {
            if (atRisk[i]) {
                poverty.addRatio(i, (double) table.base(i) / Math.max(1, MOST_BEYOND * fair[i]));
            }
        }
        return poverty.order();
    }

    /** Returns what the guest may hold of what it should, if it counts for so much already and so much is free. */
    private long grown(int i, long wanted, long counted, long free) {
        long most = table.isOverfull() ? 0 : counted + free;
        return Math.max(table.base(i), Math.min(wanted, most));
    }

    private void set(int i, Orders orders, Offer offer, long target) {
        long base = table.base(i);
        if (target - base < table.settings.distress().least().value()) {
            orders.hold(
                    i,
                    BalloonReasons.WAITING_FOR_MEMORY,
                    new Input("wanted", table.atEase(i) - base),
                    new Input("free", offer.free()));
            return;
        }
        orders.set(
                i,
                target,
                BalloonReasons.RESCUE,
                new Input("current", table.actual[i]),
                new Input("committed", table.committed[i]),
                new Input("usable", table.usable[i]),
                new Input("held", base),
                new Input("limit", table.limit[i]),
                new Input("ease", table.ease(i)),
                new Input("step", table.settings.distress().step().value()),
                new Input("fair", fair[i]),
                new Input("first", offer.first()),
                new Input("left", offer.left()));
    }

    /**
     * What a guest was offered.
     *
     * @param free what was free before anybody was served
     * @param left what was left for those beyond their fair share when it was this one's turn
     * @param first what it had been given by then
     */
    private record Offer(long free, long left, long first) {}
}
