package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;

/**
 * A request laid out in columns of bytes, with what follows from each guest alone. One row for each guest, in id
 * order. Rows of guests that may not be commanded have bounds of zero, so that no allocator gives them anything; their
 * memory is in {@link #fixed}.
 */
final class GuestTable {
    final BalloonRequest request;
    final WaterfillSettings settings;
    final int n;
    final boolean[] managed;

    /** Neither swap nor automatic deflation: a squeeze costs processes. */
    final boolean[] swapless;

    final long[] actual;

    /** What the guest holds or may come to hold. */
    final long[] committed;

    /** What the guest will soon hold: commands count as long as they may still be on their way. */
    final long[] held;

    /** Like {@link #held}, but what was granted counts however long the guest does not take it. */
    final long[] after;

    final long[] usable;
    final long[] load;
    final long[] reservation;
    final long[] limit;
    final long[] shares;

    /** Headroom without which a swapless guest is at risk; zero for others. */
    final long[] safety;

    /** Floor raised for what the guest did; zero if none is in force. */
    final long[] raised;

    final long[] deadZone;
    final long capacity;
    final long pool;

    int managedGuests;
    int swaplessGuests;
    long fixed;
    long committedSum;
    long actualSum;
    long afterSum;

    GuestTable(BalloonRequest request, WaterfillSettings settings) {
        this.request = request;
        this.settings = settings;
        n = request.guests().size();
        managed = new boolean[n];
        swapless = new boolean[n];
        actual = new long[n];
        committed = new long[n];
        held = new long[n];
        after = new long[n];
        usable = new long[n];
        load = new long[n];
        reservation = new long[n];
        limit = new long[n];
        shares = new long[n];
        safety = new long[n];
        raised = new long[n];
        deadZone = new long[n];
        capacity = request.capacity().value();
        pool = request.pool().value();
        for (int i = 0; i < n; i++) {
            read(i, guest(i));
        }
    }

    BalloonGuest guest(int i) {
        return request.guests().get(i);
    }

    /** Returns the memory that the guests which may be commanded can share among them. */
    long managedCapacity() {
        return Math.max(0, capacity - fixed);
    }

    /** Returns what the guest can use until it is out of memory, what is on its way to it included. */
    long room(int i) {
        return usable[i] + Math.max(0, held[i] - actual[i]);
    }

    /** Returns whether the guest is about to run out of memory. */
    boolean isStarving(int i) {
        var distress = settings.distress();
        return room(i) < Math.max(distress.usable().value(), (long) (actual[i] * distress.usableRatio()));
    }

    /**
     * Returns what the guest holds, granted memory that is on its way included. A shrink on its way is called off by
     * any growth.
     */
    long base(int i) {
        return Math.max(held[i], actual[i]);
    }

    /** Returns whether the guest holds all it may have, so that no growth is worth a command. */
    boolean isFull(int i) {
        return base(i) > limit[i] - settings.distress().least().value();
    }

    /**
     * Returns whether the guest has no swap and will lose processes unless it gets memory now. One whose load does not grow needs
     * little room, whatever its size: if it asked back at once what it has lent, it would have lent nothing.
     */
    boolean isAtRisk(int i) {
        return managed[i]
                && swapless[i]
                && !isFull(i)
                && room(i)
                        < Math.max(
                                settings.distress().usable().value(),
                                growth(i, settings.safety().horizon()));
    }

    /** Returns whether the guest was asked to shrink and has not done so yet. */
    boolean isShrinking(int i) {
        var target = guest(i).history().target();
        return target.isPresent()
                && target.get().value()
                        < actual[i] - settings.floors().tolerance().value();
    }

    /** Returns whether a shrink that was asked for has come to a halt. */
    boolean isStalled(int i) {
        return isShrinking(i)
                && raised[i] >= actual[i] - settings.floors().tolerance().value();
    }

    /** Returns whether the guests hold so much that nothing may be granted at all. */
    boolean isSettling() {
        return actualSum > capacity + pool;
    }

    /** Returns whether the guests may come to hold more than the host has, so that none may be asked to grow. */
    boolean isOverfull() {
        return committedSum > capacity + pool;
    }

    /** Returns what the guest holds or may grow to by a command that is known to be in force. */
    long inForce(int i) {
        var target = guest(i).history().target();
        return target.isPresent() ? Math.max(actual[i], target.get().value()) : actual[i];
    }

    /** Returns whether the guest holds more than its limit, by more than is left to rounding. */
    boolean isAboveLimit(int i) {
        return managed[i] && after[i] - limit[i] >= deadZone[i];
    }

    /** Returns how many nanoseconds ago something happened. */
    long since(long instantNanos) {
        return request.nowNanos() - instantNanos;
    }

    /** Returns whether something happened less than this long ago. */
    boolean isWithin(Duration time, long instantNanos) {
        return since(instantNanos) < time.toNanos();
    }

    /** Returns what a load that rises as fast as lately adds in the given time. */
    long growth(int i, Duration time) {
        return (long) (guest(i).history().growth().value() * (time.toNanos() / 1e9));
    }

    /** Returns the room that puts the guest at ease. */
    long ease(int i) {
        return swapless[i] ? safety[i] : (long) (actual[i] * settings.distress().reliefRatio());
    }

    /** Returns what the guest would hold if it were at ease, no less than a step from where it is, and no more than its limit. */
    long atEase(int i) {
        long step = settings.distress().step().value();
        return Math.min(limit[i], base(i) + Math.max(step, ease(i) - room(i)));
    }

    /** Returns what the load of a swapless guest will grow by before help can arrive; zero for others. */
    long soon(int i) {
        return Math.min(safety[i], growth(i, settings.safety().horizon()));
    }

    /** Returns the memory that is kept free for sudden needs: only where they would cost processes. */
    long keptFree() {
        return swaplessGuests == 0 ? 0 : (long) (capacity * settings.demand().spare());
    }

    /** Returns whether the guest may wait for memory because others, which have no swap, may not. */
    boolean mayWait(int i) {
        return swaplessGuests > 0 && !swapless[i];
    }

    private void read(int i, BalloonGuest guest) {
        var memory = guest.memory();
        actual[i] = memory.actual().value();
        committed[i] = guest.committed().value();
        committedSum += committed[i];
        shares[i] = guest.allocation().shares();
        if (guest.scope() != GuestScope.MANAGED || actual[i] == 0) {
            held[i] = committed[i];
            after[i] = committed[i];
            fixed += committed[i];
            actualSum += committed[i];
            afterSum += committed[i];
            return;
        }
        managed[i] = true;
        managedGuests++;
        actualSum += actual[i];
        usable[i] = memory.usable().value();
        long maximum = memory.maximum().value();
        limit[i] = Math.min(maximum, guest.allocation().limit().value());
        reservation[i] = Math.min(limit[i], guest.allocation().reservation().value());
        deadZone[i] = Math.max(settings.pace().deadZone().value(), (long)
                (maximum * settings.pace().deadZoneRatio()));
        readHistory(i, guest, maximum);
        afterSum += after[i];
    }

    private void readHistory(int i, BalloonGuest guest, long maximum) {
        var history = guest.history();
        load[i] = guest.memory().load().value();
        if (history.validSamples() > 0) {
            load[i] = Math.max(load[i], history.lastLoad().value());
        }
        raised[i] =
                request.nowNanos() < history.floorUntilNanos() ? history.floor().value() : 0;
        if (!guest.facts().swap() && !guest.facts().autodeflate() && !history.swapSeen()) {
            swapless[i] = true;
            swaplessGuests++;
            var care = settings.safety();
            long still = Math.min(care.most().value(), (long) (maximum * care.ratio()));
            safety[i] = Math.max(still, growth(i, care.horizon()));
        }
        follow(i, history);
    }

    /** Tells what is on its way from what the guest does not follow. */
    private void follow(int i, GuestHistory history) {
        held[i] = actual[i];
        after[i] = actual[i];
        if (history.target().isEmpty()) {
            return;
        }
        long target = history.target().get().value();
        boolean fresh = isWithin(settings.pace().followWithin(), history.commandedAtNanos());
        if (target > actual[i]) {
            held[i] = fresh ? target : actual[i];
            after[i] = committed[i];
        } else if (fresh && !isStalled(i)) {
            held[i] = target;
            after[i] = target;
        }
    }
}
