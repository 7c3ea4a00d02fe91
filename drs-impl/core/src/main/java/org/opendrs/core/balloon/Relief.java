package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * The fast path between two plans. Serves, in this order, guests without swap that are about to run out of memory
 * ({@link Rescue}), guests without swap whose safety headroom is worn, and guests with swap that are short or read back; each
 * poorest first. What free memory does not cover is lent by guests without swap at rest ({@link Loan}) and taken from guests
 * above their share, for the next tick; up to the whole demand of the guests in distress, because what is asked for at this
 * moment arrives when their load has grown on. Where guests have no swap, the spare memory that only they may be granted is
 * refilled at the same time.
 *
 * <p>While the guests hold more than the host has, every tick takes back as a plan does: until it fits nobody can be
 * helped, and guests whose loads rise meanwhile have less and less that they can give at once.
 */
final class Relief {
    private static final Reason NO_DISTRESS = Reason.of(BalloonReasons.NO_DISTRESS);
    private static final int NONE = -1;

    /** About to lose processes: is rescued, from the pool and beyond its share if need be. */
    private static final int AT_RISK = 0;

    /** Safety headroom is worn: gets its share of free memory, but not the pool. */
    private static final int WORN = 1;

    /** Swaps or is about to: gets its share, but nothing that is kept free for guests without swap. */
    private static final int SHORT = 2;

    private final GuestTable table;
    private final DistressSettings settings;
    private final Rescue rescue;

    Relief(GuestTable table) {
        this.table = table;
        this.settings = table.settings.distress();
        this.rescue = new Rescue(table);
    }

    BalloonPlan plan() {
        var distressed = new Poverty(table);
        var rank = new int[table.n];
        int count = 0;
        boolean stalled = false;
        for (int i = 0; i < table.n; i++) {
            rank[i] = table.managed[i] ? rank(i) : NONE;
            if (rank[i] != NONE) {
                distressed.add(i, rank[i]);
                count++;
            }
            stalled |= table.managed[i] && table.isStalled(i);
        }
        if (count == 0 && !stalled && !table.isSettling()) {
            return BalloonPlan.nothing(table.request.host(), NO_DISTRESS);
        }
        return serve(distressed.order(), rank);
    }

    private BalloonPlan serve(int[] order, int[] rank) {
        var demands = new Demands(table);
        var entitlement = Entitlement.of(table, demands);
        var orders = new Orders(table);
        long wanted = 0;
        long granted = 0;
        if (!table.isSettling()) {
            rescue.serve(orders);
        }
        for (int i : order) {
            var claim = claim(i, rank[i], demands.wanted[i], entitlement.share[i]);
            wanted += claim.goal() - table.base(i);
            if (!table.isSettling() && rank[i] != AT_RISK) {
                grow(i, claim, orders, bound(i, rank[i]));
            }
            if (table.isSettling()) {
                orders.hold(
                        i,
                        BalloonReasons.WAITING_FOR_MEMORY,
                        new Input("wanted", claim.goal() - table.base(i)),
                        new Input("free", 0));
            }
            granted += Math.max(0, orders.target(i) - table.base(i));
            if (!orders.has(i) && isShrunkTooFar(i, entitlement.share[i])) {
                Stops.stop(table, i, orders);
            }
        }
        Stops.stopStalled(table, orders);
        if (!table.isSettling()) {
            new Loan(table, entitlement, rescue, orders).take();
        }
        new Reclaim(table, entitlement, orders, wanted > 0 || table.isSettling())
                .take(wanted + settled(orders) - (table.capacity - table.keptFree()));
        return orders.plan(
                outcome(order.length, wanted, granted, orders), Math.max(0, demands.total - table.managedCapacity()));
    }

    private static Reason outcome(int distressed, long wanted, long granted, Orders orders) {
        String code = orders.isEmpty() ? BalloonReasons.NO_RELIEF : BalloonReasons.RELIEVED;
        return Reason.of(
                code,
                new Input("distressed", distressed),
                new Input("wanted", wanted),
                new Input("granted", granted),
                new Input("reclaimed", orders.reclaimed()));
    }

    /**
     * Returns whether a shrink is to be called off because the guest runs out of memory. One of a guest that stays above its
     * share goes on: it has swap, and others need the memory more.
     */
    private boolean isShrunkTooFar(int i, long share) {
        return table.isShrinking(i) && table.isStarving(i) && share > table.actual[i] - table.deadZone[i];
    }

    /** Returns what all guests will hold, grants of this plan left out, once shrinks that still count are carried out. */
    private long settled(Orders orders) {
        long sum = 0;
        for (int i = 0; i < table.n; i++) {
            sum += orders.has(i) ? table.committed[i] : table.after[i];
        }
        return sum;
    }

    private int rank(int i) {
        if (table.isFull(i)) {
            return NONE;
        }
        long room = table.room(i);
        if (table.swapless[i]) {
            boolean worn =
                    room < (long) (table.safety[i] * table.settings.safety().topUpBelow());
            return rescue.isAtRisk(i) ? AT_RISK : worn ? WORN : NONE;
        }
        boolean readsBack = !table.guest(i).memory().swapIn().isZero();
        return table.isStarving(i) || (readsBack && room < table.ease(i)) ? SHORT : NONE;
    }

    /**
     * Returns how far the guest should grow: at once to where it is at ease, if it is at risk even beyond its share, and to its
     * demand within its share.
     */
    private Claim claim(int i, int rank, long demand, long share) {
        long atEase = rank == AT_RISK ? table.atEase(i) : Math.min(share, table.atEase(i));
        long goal = Math.max(table.base(i), Math.max(atEase, Math.min(share, demand)));
        return new Claim(goal, demand, share);
    }

    /** Returns up to what the ledger may be filled for this guest. */
    private long bound(int i, int rank) {
        if (rank == WORN) {
            return table.capacity;
        }
        return table.mayWait(i) ? table.capacity - table.keptFree() : table.capacity + table.pool;
    }

    /**
     * How far one guest should grow, with what that follows from.
     *
     * @param goal how far, in bytes
     * @param demand the guest's demand in bytes
     * @param share what it is entitled to, in bytes
     */
    private record Claim(long goal, long demand, long share) {}

    private void grow(int i, Claim claim, Orders orders, long bound) {
        long free = orders.free(bound);
        long target = Math.min(claim.goal(), orders.most(i, bound));
        if (target - table.base(i) < settings.least().value()) {
            orders.hold(
                    i,
                    BalloonReasons.WAITING_FOR_MEMORY,
                    new Input("wanted", claim.goal() - table.base(i)),
                    new Input("free", free));
            return;
        }
        orders.set(
                i,
                target,
                BalloonReasons.DISTRESS,
                new Input("current", table.actual[i]),
                new Input("committed", table.committed[i]),
                new Input("usable", table.usable[i]),
                new Input("held", table.base(i)),
                new Input("goal", claim.goal()),
                new Input("free", free),
                new Input("share", claim.share()),
                new Input("demand", claim.demand()),
                new Input("limit", table.limit[i]),
                new Input("ease", table.ease(i)),
                new Input("step", settings.step().value()));
    }
}
