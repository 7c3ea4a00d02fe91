package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * Gives every guest first what it uses, then what keeps it safe, then room to grow, then a share of the rest, and
 * moves memory only when somebody needs it.
 *
 * <p>A plan:
 *
 * <ol>
 *   <li>Each guest's demand follows from its load ({@link Demands}). If all fit and nobody lacks anything, nothing happens: a
 *       host gains nothing from memory that a guest could use as cache.
 *   <li>What each guest deserves is found by water-filling, tier by tier ({@link Entitlement}).
 *   <li>What needy guests lack beyond the free memory is taken from guests above their share ({@link Reclaim}). On a host
 *       with guests that have no swap, spare memory is taken back as well and kept free, because it can be granted at once;
 *       guests with swap then give up part of what they use ({@link SwaplessFirst}).
 *   <li>Memory that is free now, not what was just asked back, goes to the needy ({@link Grants}); then, if much is free,
 *       back to guests that gave it long ago.
 * </ol>
 *
 * <p>The ledger: the sum of what guests hold or may come to hold never rises above {@code capacity + pool}, whatever
 * becomes of commands, because grants are bounded by what is free with all of them counted at their larger size. If
 * the guests hold more than that (at the start, or when a host shrinks), nothing is granted until they do not.
 */
final class WaterfillPolicy implements BalloonPolicy {
    private final WaterfillSettings settings;

    WaterfillPolicy(WaterfillSettings settings) {
        this.settings = settings;
    }

    @Override
    public BalloonPlan decide(BalloonRequest request) {
        var table = new GuestTable(request, settings);
        var demands = new Demands(table);
        if (isAtRest(table, demands)) {
            var none = new Orders(table);
            Unserved.explainFull(table, none);
            return none.plan(summary(BalloonReasons.IN_BALANCE, table, demands), 0);
        }
        var entitlement = Entitlement.of(table, demands);
        var orders = new Orders(table);
        var grants = new Grants(table, demands, entitlement);
        Stops.stopStalled(table, orders);
        var rescue = new Rescue(table);
        if (!table.isSettling()) {
            rescue.serve(orders);
            grants.give(orders);
            new Loan(table, entitlement, rescue, orders).take();
        }
        long needed = grants.needed();
        var reclaim = new Reclaim(table, entitlement, orders, needed > 0 || table.isSettling());
        long taken = reclaim.enforceLimits();
        reclaim.take(table.afterSum + needed - (table.capacity - table.keptFree()) - taken);
        if (!table.isSettling()) {
            grants.giveBack(orders);
        }
        Unserved.explain(table, demands, entitlement, orders);
        long shortfall = Math.max(0, demands.total - table.managedCapacity());
        return orders.plan(outcome(table, demands, entitlement, orders), shortfall);
    }

    @Override
    public BalloonPlan relieve(BalloonRequest request) {
        return new Relief(new GuestTable(request, settings)).plan();
    }

    /**
     * Returns whether nothing needs to be computed: all fits, what was promised too, nobody lacks anything, nothing hangs, nothing can
     * be given back.
     */
    private static boolean isAtRest(GuestTable table, Demands demands) {
        if (table.afterSum > table.capacity - table.keptFree() || Entitlement.isOvercommitted(table)) {
            return false;
        }
        long spare = (long) (table.capacity * table.settings.demand().spare());
        boolean plenty = table.committedSum < table.capacity - spare;
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i]
                    && (Grants.isNeedy(table, i, demands.wanted[i])
                            || table.isStalled(i)
                            || table.isAboveLimit(i)
                            || (plenty && Grants.isGivenBack(table, i, table.limit[i])))) {
                return false;
            }
        }
        return true;
    }

    private static Reason outcome(GuestTable table, Demands demands, Entitlement entitlement, Orders orders) {
        // First, because no turn mends it: what was promised has to be changed, or somebody to leave.
        if (entitlement.overcommitted) {
            return Reason.of(
                    BalloonReasons.OVERCOMMITTED,
                    new Input("capacity", table.managedCapacity()),
                    new Input("reservations", Tiers.sum(table.reservation)),
                    new Input("demand", demands.total),
                    new Input("reclaimed", orders.reclaimed()),
                    new Input("granted", orders.granted()));
        }
        if (table.isSettling()) {
            return Reason.of(
                    BalloonReasons.SETTLING,
                    new Input("capacity", table.capacity),
                    new Input("pool", table.pool),
                    new Input("committed", table.committedSum),
                    new Input("demand", demands.total),
                    new Input("reclaimed", orders.reclaimed()));
        }
        if (orders.isEmpty()) {
            boolean short_ = demands.total > table.managedCapacity();
            return summary(short_ ? BalloonReasons.AT_SHARES : BalloonReasons.IN_BALANCE, table, demands);
        }
        return Reason.of(
                BalloonReasons.SHARED_OUT,
                new Input("capacity", table.capacity),
                new Input("committed", table.committedSum),
                new Input("demand", demands.total),
                new Input("reclaimed", orders.reclaimed()),
                new Input("granted", orders.granted()));
    }

    private static Reason summary(String code, GuestTable table, Demands demands) {
        return Reason.of(
                code,
                new Input("capacity", table.capacity),
                new Input("committed", table.committedSum),
                new Input("demand", demands.total));
    }
}
