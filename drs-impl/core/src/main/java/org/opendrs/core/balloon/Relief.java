package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * The fast path between two plans. Serves, in this order, guests without swap that are about to run out of memory,
 * guests without swap whose safety headroom is worn, and guests with swap that are short or read back; each poorest
 * first. What free memory does not cover is taken from guests above their share, for the next tick; up to the whole
 * demand of the guests in distress, because what is asked for now arrives when their load has grown on. Where guests have
 * no swap, the spare memory that only they may be granted is refilled at the same time.
 *
 * <p>While the guests hold more than the host has, every tick takes back as a plan does: until it fits nobody can be
 * helped, and guests whose loads rise meanwhile have less and less that they can give at once.
 */
final class Relief {
    private static final Reason NO_DISTRESS = Reason.of(BalloonReasons.NO_DISTRESS);
    private static final int NONE = -1;

    /** About to lose processes: may use the pool and go beyond its share. */
    private static final int AT_RISK = 0;

    /** Safety headroom is worn: gets its share of free memory, but not the pool. */
    private static final int WORN = 1;

    /** Swaps or is about to: gets its share, but nothing that is kept free for guests without swap. */
    private static final int SHORT = 2;

    private final GuestTable table;
    private final DistressSettings settings;

    Relief(GuestTable table) {
        this.table = table;
        this.settings = table.settings.distress();
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
        for (int i : order) {
            long goal = goal(i, rank[i], demands.wanted[i], entitlement.share[i]);
            wanted += goal - base(i);
            if (!table.isSettling()) {
                var claim = new Claim(goal, rank[i], demands.wanted[i], entitlement.share[i]);
                granted += grow(i, claim, orders, bound(i, rank[i], entitlement.share[i]));
            }
            if (!orders.has(i) && isShrunkTooFar(i, entitlement.share[i])) {
                Stops.stop(table, i, orders);
            }
        }
        Stops.stopStalled(table, orders);
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
        if (base(i) > table.limit[i] - settings.least().value()) {
            return NONE; // It has all it may have.
        }
        long room = table.room(i);
        boolean starving = table.isStarving(i);
        if (table.swapless[i]) {
            var care = table.settings.safety();
            if (starving || room < table.growth(i, care.horizon())) {
                return AT_RISK;
            }
            return room < (long) (table.safety[i] * care.topUpBelow()) ? WORN : NONE;
        }
        boolean readsBack = !table.guest(i).memory().swapIn().isZero();
        return starving || (readsBack && room < table.ease(i)) ? SHORT : NONE;
    }

    /** Returns how far the guest should grow: at once to where it is at ease, and to its demand within its share. */
    private long goal(int i, int rank, long demand, long share) {
        long atOnce = base(i) + Math.max(settings.step().value(), table.ease(i) - table.room(i));
        long ceiling = rank == AT_RISK ? table.limit[i] : Math.min(table.limit[i], share);
        return Math.max(base(i), Math.max(Math.min(ceiling, atOnce), Math.min(share, demand)));
    }

    /**
     * Returns what the guest holds, granted memory that is on its way included. A shrink on its way is called off by
     * any growth.
     */
    private long base(int i) {
        return Math.max(table.held[i], table.actual[i]);
    }

    /** Returns up to what the ledger may be filled for this guest. */
    private long bound(int i, int rank, long share) {
        return switch (rank) {
            case AT_RISK ->
                table.capacity + (long) (table.pool * (table.held[i] < share ? 1 : settings.poolBeyondShare()));
            case WORN -> table.capacity;
            default -> table.mayWait(i) ? table.capacity - table.keptFree() : table.capacity + table.pool;
        };
    }

    /**
     * How far one guest should grow, with what that follows from.
     *
     * @param goal how far, in bytes
     * @param rank how urgent it is
     * @param demand the guest's demand in bytes
     * @param share what it is entitled to, in bytes
     */
    private record Claim(long goal, int rank, long demand, long share) {}

    private long grow(int i, Claim claim, Orders orders, long bound) {
        long free = orders.free(bound);
        long target = Math.min(claim.goal(), orders.most(i, bound));
        if (target - base(i) < settings.least().value()) {
            orders.hold(
                    i,
                    BalloonReasons.WAITING_FOR_MEMORY,
                    new Input("wanted", claim.goal() - base(i)),
                    new Input("free", free));
            return 0;
        }
        orders.set(
                i,
                target,
                BalloonReasons.DISTRESS,
                new Input("current", table.actual[i]),
                new Input("committed", table.committed[i]),
                new Input("usable", table.usable[i]),
                new Input("held", base(i)),
                new Input("goal", claim.goal()),
                new Input("free", free),
                new Input("share", claim.share()),
                new Input("demand", claim.demand()),
                new Input("limit", table.limit[i]),
                new Input("ease", table.ease(i)),
                new Input("step", settings.step().value()),
                new Input("atRisk", claim.rank() == AT_RISK ? 1 : 0));
        return target - base(i);
    }
}
