package org.opendrs.core.balloon;

import java.util.Arrays;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Input;
import org.opendrs.unit.Bytes;

/**
 * Takes memory from guests that hold more than their share, from those with swap first, then by excess, and no more than is
 * needed.
 *
 * <p>After distress a guest keeps the room that relief gave it for a while, and after any change of its size it is left
 * alone for a moment; so is one that was out of sight, until it is known what it does. A step is bounded by what it can give at
 * once. While the host settles, guests with swap give more at a time, so that those without need not. A guest without swap keeps
 * its load, what that grows by, and a little more. A guest with swap that has to give up part of its load for guests without gets
 * no rest after distress: it would be in distress again after every step. Where all guests have swap, nobody has to give up
 * what it uses before it is far above its share.
 */
final class Reclaim {
    private static final int INDEX_BITS = 20;
    private static final int MIB_BITS = 20;

    /** Sorts guests with swap behind all others, where the first donors are. */
    private static final long FIRST = 1L << 62;

    private final GuestTable table;
    private final Entitlement entitlement;
    private final Orders orders;
    private final boolean mayHurt;
    private final boolean loans;
    private boolean small;
    private boolean somebodyGives;

    /**
     * Prepares the reclaim.
     *
     * @param mayHurt whether a guest above its share may be shrunk into its load. Not worth it for a pool that
     *     wants refilling, only for a guest in need or a host that is overfull
     */
    Reclaim(GuestTable table, Entitlement entitlement, Orders orders, boolean mayHurt) {
        this(table, entitlement, orders, mayHurt, false);
    }

    private Reclaim(GuestTable table, Entitlement entitlement, Orders orders, boolean mayHurt, boolean loans) {
        this.table = table;
        this.entitlement = entitlement;
        this.orders = orders;
        this.mayHurt = mayHurt;
        this.loans = loans;
    }

    /**
     * Prepares loans: whoever holds more than its share gives all it can at once, even if it was in distress lately, for that
     * does not hurt it now, and somebody else is about to lose processes.
     */
    static Reclaim ofLoans(GuestTable table, Entitlement entitlement, Orders orders) {
        return new Reclaim(table, entitlement, orders, true, true);
    }

    /**
     * Orders shrinks until {@code needed} bytes are on their way, or nobody can give more. If that ends with guests that hold more than the
     * host has, a host that has part of it in its swap, and nobody who gives anything or will once it has booted, small amounts are taken too:
     * many guests with a little to give each would else keep it for as long as the host swaps. Where it does not swap, it is better kept.
     */
    void take(long needed) {
        long[] donors = donors();
        if (takeFrom(donors, needed) == 0 && needed > 0 && isSwapping() && !somebodyGives && !somebodyBoots()) {
            small = true;
            takeFrom(donors, needed);
        }
    }

    /** Returns whether the host has part of what its guests hold in its swap. It may be asleep there, but it would not fit if it woke. */
    private boolean isSwapping() {
        Bytes swapped = table.request.pressure().swapUsed();
        return table.isSettling() && swapped.compareTo(table.settings.distress().least()) >= 0;
    }

    private boolean somebodyBoots() {
        return table.request.guests().stream().anyMatch(guest -> guest.scope() == GuestScope.BOOTING);
    }

    private long takeFrom(long[] donors, long needed) {
        long left = needed;
        for (int k = donors.length - 1; k >= 0 && left > 0; k--) {
            left -= takeFrom(table.n - 1 - (int) (donors[k] & ((1L << INDEX_BITS) - 1)), left);
        }
        return needed - left;
    }

    /**
     * Orders shrinks of guests above their limit, whether or not anybody needs the memory. Returns how much that sets
     * free.
     */
    long enforceLimits() {
        long taken = 0;
        for (int i = 0; i < table.n; i++) {
            if (table.isAboveLimit(i) && !orders.has(i)) {
                taken += takeFrom(i, table.after[i] - table.limit[i]);
            }
        }
        return taken;
    }

    /**
     * Returns keys of the guests above their share; the last ones have swap, of these the last one has the largest excess, of
     * equals the first one by id.
     */
    private long[] donors() {
        var keys = new long[table.n];
        int count = 0;
        for (int i = 0; i < table.n; i++) {
            long excess = excess(i);
            if (table.managed[i] && excess > 0 && !orders.has(i)) {
                long key = table.swapless[i] ? 0 : FIRST;
                keys[count++] = key | (excess >> MIB_BITS) << INDEX_BITS | (table.n - 1 - i);
            }
        }
        var donors = Arrays.copyOf(keys, count);
        Arrays.sort(donors);
        return donors;
    }

    private long excess(int i) {
        return table.after[i] - entitlement.share[i];
    }

    private long takeFrom(int i, long left) {
        var history = table.guest(i).history();
        var pace = table.settings.pace();
        long excess = excess(i);
        if (history.awaitedSamples() > 0) {
            orders.hold(
                    i,
                    BalloonReasons.BACK_IN_SIGHT,
                    new Input("excess", excess),
                    new Input("awaited", history.awaitedSamples()));
            return 0;
        }
        if (isSpared(i) && table.after[i] - sparedFloor(i) < leastStep(i)) {
            orders.hold(
                    i,
                    BalloonReasons.SPARED_AFTER_DISTRESS,
                    new Input("excess", excess),
                    new Input("forNanos", history.distressedUntilNanos() - table.request.nowNanos()));
            return 0;
        }
        boolean changed = table.isWithin(pace.opposite(), history.lastGrowthAtNanos())
                || table.isWithin(
                        isUrgentAndDone(i) ? pace.shrinkAgain() : pace.shrinkEvery(), history.lastShrinkAtNanos());
        if (loans ? table.isShrinking(i) : changed) {
            somebodyGives = true;
            orders.hold(
                    i,
                    BalloonReasons.CHANGED_JUST_NOW,
                    new Input("excess", excess),
                    new Input("sinceNanos", table.since(history.commandedAtNanos())));
            return 0;
        }
        return shrink(i, left);
    }

    private long shrink(int i, long left) {
        long most = most(i);
        long share = Math.min(entitlement.share[i], most);
        long floor = Math.min(floor(i), table.after[i] > table.actual[i] ? most : Long.MAX_VALUE);
        long maxStep = maxStep(i);
        long lowest = Math.max(Math.max(share, floor), table.actual[i] - maxStep);
        if (table.after[i] - lowest < leastStep(i)) {
            hold(i, share, floor);
            return 0;
        }
        long needed = Math.max(Math.max(left, leastStep(i)), table.after[i] - most);
        long target = Math.max(lowest, table.after[i] - needed);
        orders.set(
                i,
                target,
                loans ? BalloonReasons.LEND_HEADROOM : BalloonReasons.SHRINK_TO_SHARE,
                new Input("current", table.actual[i]),
                new Input("held", table.after[i]),
                new Input("share", share),
                new Input("floor", floor),
                new Input("maxStep", maxStep),
                new Input("needed", needed));
        return table.after[i] - target;
    }

    /** Says why nothing is taken from a guest above its share: because it uses what it has, or because it is too little. */
    private void hold(int i, long share, long floor) {
        long squeezed = table.after[i] - Math.max(Math.max(share, floor), table.actual[i] - squeezeStep(i));
        if (isSparedInUse(i) && squeezed >= leastStep(i)) {
            orders.hold(
                    i,
                    BalloonReasons.SPARED_IN_USE,
                    new Input("excess", excess(i)),
                    new Input("beyond", beyond(i)),
                    new Input("load", table.load[i]));
            return;
        }
        orders.hold(
                i,
                BalloonReasons.NOTHING_TO_TAKE,
                new Input("excess", excess(i)),
                new Input("floor", floor),
                new Input("maxStep", maxStep(i)));
    }

    /**
     * Returns up to what the guest may be asked to hold. While the guests do not fit, nobody is asked for more than it holds, not
     * even for less than it was once granted; while they may not fit, for no more than is known to be in force.
     */
    private long most(int i) {
        if (table.isSettling()) {
            return table.actual[i];
        }
        long most = Math.max(table.limit[i], table.actual[i]);
        return table.isOverfull() ? Math.min(most, table.inForce(i)) : most;
    }

    /** Returns what the guest keeps in any case; without swap also its load, what that grows by, and a little more. */
    private long floor(int i) {
        long floor = Math.max(table.reservation[i], table.raised[i]);
        if (table.swapless[i] && !isSqueezed(i)) {
            floor = Math.max(
                    floor,
                    table.load[i]
                            + (loans ? 0 : table.soon(i))
                            + table.settings.safety().least().value());
        }
        return isSpared(i) ? Math.max(floor, sparedFloor(i)) : floor;
    }

    private boolean isSpared(int i) {
        boolean lately = table.request.nowNanos() < table.guest(i).history().distressedUntilNanos();
        return lately && !loans && !(table.mayWait(i) && isSqueezed(i));
    }

    /** Returns what a guest keeps that was in distress lately: its load and the room that relief gives. */
    private long sparedFloor(int i) {
        return table.load[i] + table.ease(i);
    }

    /** Returns whether somebody needs memory at once, and the guest has carried out its last shrink. */
    private boolean isUrgentAndDone(int i) {
        return mayHurt && !table.isShrinking(i);
    }

    private long maxStep(int i) {
        var pace = table.settings.pace();
        long maximum = table.guest(i).memory().maximum().value();
        long spare = Math.max(0, table.usable[i] - pace.keepUsable().value());
        if (table.isSettling() && table.mayWait(i)) {
            return Math.min((long) (maximum * pace.settleStep()), spare);
        }
        if (loans) {
            return spare;
        }
        long step = Math.min((long) (maximum * pace.shrinkStep()), (long) (spare * pace.usableStep()));
        return isSqueezed(i) ? Math.max(step, squeezeStep(i)) : step;
    }

    /** Returns the smallest shrink worth a command. */
    private long leastStep(int i) {
        return small
                ? Math.min(table.deadZone[i], table.settings.distress().least().value())
                : table.deadZone[i];
    }

    private long squeezeStep(int i) {
        return (long) (table.guest(i).memory().maximum().value()
                * table.settings.pace().squeezeStep());
    }

    /**
     * Returns whether the guest holds so much more than its share that others with swap get some of what it uses. While the guests do
     * not fit, and for guests that may lose processes, any excess is enough.
     */
    private boolean isFarAbove(int i) {
        return table.isSettling() || table.swaplessGuests > 0 || excess(i) > beyond(i);
    }

    /** Returns the excess up to which a guest with swap keeps what it uses, if all have swap. */
    private long beyond(int i) {
        return (long) (entitlement.share[i] * table.settings.pace().squeezeBeyond());
    }

    /**
     * Returns whether the guest has to give up memory that it uses, because the loads exceed the host and it is above
     * its share.
     */
    private boolean isSqueezed(int i) {
        return usesMoreThanItsShare(i) && isFarAbove(i);
    }

    /** Returns whether the guest would have to give up memory that it uses, were it further above its share. */
    private boolean isSparedInUse(int i) {
        return usesMoreThanItsShare(i) && !isFarAbove(i);
    }

    private boolean usesMoreThanItsShare(int i) {
        return mayHurt
                && entitlement.overloaded
                && entitlement.share[i] < table.load[i]
                && (!table.swapless[i] || table.settings.safety().squeeze());
    }
}
