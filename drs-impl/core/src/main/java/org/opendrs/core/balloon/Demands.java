package org.opendrs.core.balloon;

/**
 * What each guest asks for, in tiers that are filled one after the other:
 *
 * <ol>
 * <li>its load, for guests without swap with what they will need before help can arrive, and never less than a raised
 * floor;
 *   <li>the safety headroom of guests without swap;
 *   <li>its demand: the decaying peak of the load with headroom and growth;
 *   <li>its limit (slack).
 * </ol>
 *
 * <p>The first two rest on the load of this moment: what a guest may need again must not squeeze what another one uses.
 */
final class Demands {
    final long[] load;
    final long[] safe;
    final long[] wanted;
    final long total;

    /** Whether a guest would ask for more than its limit, if it might. */
    final boolean[] beyondLimit;

    private final GuestTable table;

    Demands(GuestTable table) {
        this.table = table;
        load = new long[table.n];
        safe = new long[table.n];
        wanted = new long[table.n];
        beyondLimit = new boolean[table.n];
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i]) {
                load[i] = clamp(i, table.raised[i], table.load[i] + table.soon(i));
                safe[i] = clamp(i, load[i], table.load[i] + table.safety[i]);
            }
        }
        total = fillWanted(fittingHeadroom());
    }

    /** Returns the largest of the three headrooms with which the demands fit. */
    private double fittingHeadroom() {
        var s = table.settings.demand();
        long capacity = table.managedCapacity();
        long roomy = capacity - (long) (table.capacity * s.spare());
        if (fillWanted(s.roomyHeadroom()) <= roomy) {
            return s.roomyHeadroom();
        }
        return fillWanted(s.headroom()) <= capacity ? s.headroom() : s.tightHeadroom();
    }

    private long fillWanted(double headroom) {
        var s = table.settings.demand();
        long sum = 0;
        for (int i = 0; i < table.n; i++) {
            if (table.managed[i]) {
                long peak =
                        Math.max(table.load[i], table.guest(i).history().peak().value());
                long maximum = table.guest(i).memory().maximum().value();
                long rise = Math.min((long) (maximum * s.growthCap()), table.growth(i, s.growthHorizon()));
                long floor = table.swapless[i]
                        ? safe[i] + table.growth(i, table.settings.safety().ahead())
                        : safe[i];
                long value = (long) (peak * (1 + headroom)) + s.fixed().value() + rise;
                beyondLimit[i] = Math.max(floor, value) > table.limit[i];
                wanted[i] = clamp(i, floor, value);
                sum += wanted[i];
            }
        }
        return sum;
    }

    private long clamp(int i, long floor, long value) {
        return Math.min(table.limit[i], Math.max(table.reservation[i], Math.max(floor, value)));
    }
}
