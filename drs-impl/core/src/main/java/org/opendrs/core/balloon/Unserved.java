package org.opendrs.core.balloon;

import org.opendrs.explain.Input;

/** Gives a reason to guests that want memory and for which a plan has neither a target nor a reason yet; none to guests at rest. */
final class Unserved {
    private Unserved() {}

    /** Tells guests about to run out of memory that they hold all they may have; there is no other need on a host at rest. */
    static void explainFull(GuestTable table, Orders orders) {
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i] && table.isFull(i) && table.isStarving(i)) {
                explainFull(table, i, orders);
            }
        }
    }

    private static void explainFull(GuestTable table, int i, Orders orders) {
        if (orders.isUnexplained(i)) {
            orders.hold(
                    i,
                    BalloonReasons.AT_LIMIT,
                    new Input("usable", table.usable[i]),
                    new Input("limit", table.limit[i]));
        }
    }

    /** Tells guests that lack something why they get nothing: they are at their limit, the host settles, or they have their share. */
    static void explain(GuestTable table, Demands demands, Entitlement entitlement, Orders orders) {
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i] && table.isFull(i) && (demands.beyondLimit[i] || table.isStarving(i))) {
                explainFull(table, i, orders);
            }
            if (!Grants.isNeedy(table, i, demands.wanted[i]) || !orders.isUnexplained(i)) {
                continue;
            }
            var wanted = new Input("wanted", demands.wanted[i] - table.held[i]);
            if (table.isSettling()) {
                orders.hold(i, BalloonReasons.WAITING_FOR_MEMORY, wanted, new Input("free", 0));
            } else {
                orders.hold(i, BalloonReasons.HAS_ITS_SHARE, wanted, new Input("share", entitlement.share[i]));
            }
        }
    }
}
