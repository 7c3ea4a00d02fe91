package org.opendrs.core.balloon;

import org.opendrs.explain.Input;

/**
 * Gives confirmed free memory to guests below their demand, poorest first, and idle memory back to guests that gave it
 * long ago. Memory that is kept free for guests without swap goes to no other guest.
 */
final class Grants {
    private final GuestTable table;
    private final Demands demands;
    private final Entitlement entitlement;

    Grants(GuestTable table, Demands demands, Entitlement entitlement) {
        this.table = table;
        this.demands = demands;
        this.entitlement = entitlement;
    }

    /** Returns whether the guest lacks so much of what it wants that a command is worth it. */
    static boolean isNeedy(GuestTable table, int i, long wanted) {
        long lack = wanted - table.held[i];
        return table.managed[i] && lack >= (table.isStarving(i) ? least(table) : table.deadZone[i]);
    }

    /** Returns what the needy guests lack and nobody has granted them yet. */
    long needed() {
        long sum = 0;
        for (int i = 0; i < table.n; i++) {
            if (isNeedy(table, i, goal(i))) {
                sum += Math.max(0, goal(i) - table.after[i]);
            }
        }
        return sum;
    }

    /** Orders growth for needy guests. */
    void give(Orders orders) {
        var needy = new Poverty(table);
        for (int i = 0; i < table.n; i++) {
            if (isNeedy(table, i, goal(i)) && !orders.has(i)) {
                needy.add(i, table.swapless[i] && table.room(i) < table.safety[i] ? 0 : 1);
            }
        }
        long bound = table.capacity + (long) (table.pool * table.settings.pace().poolForGrants());
        for (int i : needy.order()) {
            give(i, orders, table.mayWait(i) ? table.capacity - table.keptFree() : bound);
        }
    }

    /** Orders growth for guests that hold less than their share of the memory that nobody needs. */
    void giveBack(Orders orders) {
        long bound = table.capacity
                - (long) (table.capacity * table.settings.demand().spare());
        for (int i = 0; i < table.n; i++) {
            long free = orders.free(bound);
            if (table.managed[i] && !orders.has(i) && isGivenBack(table, i, entitlement.share[i]) && free > 0) {
                long target = Math.min(entitlement.share[i], table.committed[i] + free);
                if (target - table.held[i] >= table.deadZone[i]) {
                    orders.set(
                            i,
                            target,
                            BalloonReasons.GIVE_BACK,
                            new Input("current", table.actual[i]),
                            new Input("committed", table.committed[i]),
                            new Input("share", entitlement.share[i]),
                            new Input("free", free));
                }
            }
        }
    }

    /**
     * Returns whether the guest holds so much less than it could, for so long, that it gets memory back which it does
     * not need.
     */
    static boolean isGivenBack(GuestTable table, int i, long share) {
        var pace = table.settings.pace();
        long least = (long) (table.guest(i).memory().maximum().value() * pace.giveBackLeast());
        return table.managed[i]
                && share - table.held[i] >= Math.max(least, table.deadZone[i])
                && !table.isWithin(
                        pace.giveBackAfter(), table.guest(i).history().lastShrinkAtNanos());
    }

    private void give(int i, Orders orders, long bound) {
        long free = orders.free(bound);
        long lack = goal(i) - table.held[i];
        long since = table.since(table.guest(i).history().lastShrinkAtNanos());
        boolean starving = table.isStarving(i);
        if (!starving && since < table.settings.pace().opposite().toNanos()) {
            orders.hold(i, BalloonReasons.SHRUNK_JUST_NOW, new Input("wanted", lack), new Input("sinceNanos", since));
            return;
        }
        long target = Math.min(goal(i), orders.most(i, bound));
        if (target - table.held[i] < (starving ? least(table) : table.deadZone[i])) {
            orders.hold(i, BalloonReasons.WAITING_FOR_MEMORY, new Input("wanted", lack), new Input("free", free));
            return;
        }
        orders.set(
                i,
                target,
                BalloonReasons.GROW_TO_SHARE,
                new Input("current", table.actual[i]),
                new Input("committed", table.committed[i]),
                new Input("share", entitlement.share[i]),
                new Input("demand", demands.wanted[i]),
                new Input("free", free));
    }

    private long goal(int i) {
        return Math.min(entitlement.share[i], demands.wanted[i]);
    }

    private static long least(GuestTable table) {
        return table.settings.distress().least().value();
    }
}
