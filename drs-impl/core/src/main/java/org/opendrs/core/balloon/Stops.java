package org.opendrs.core.balloon;

import org.opendrs.explain.Input;

/**
 * Calls shrinks off that have come to a halt. As long as the target stands, the guest's driver goes on squeezing until
 * the guest's OOM killer runs, so the target is set to what the guest holds.
 */
final class Stops {
    private Stops() {}

    static void stopStalled(GuestTable table, Orders orders) {
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i] && !orders.has(i) && table.isStalled(i)) {
                stop(table, i, orders);
            }
        }
    }

    static void stop(GuestTable table, int i, Orders orders) {
        orders.set(i, table.actual[i], BalloonReasons.STOP_AT_ACTUAL, new Input("current", table.actual[i]));
    }
}
