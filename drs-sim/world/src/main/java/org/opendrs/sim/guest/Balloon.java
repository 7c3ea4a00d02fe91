package org.opendrs.sim.guest;

/**
 * The balloon driver: goes after its target with the speed that the CPU allows, and keeps what the host sees of it one second
 * behind, as QEMU does (LAB §5).
 */
final class Balloon {
    private final GuestFigures figures;
    private final boolean driver;
    private long target;
    private long before;
    private long reported;
    private double sinceRefresh;

    Balloon(GuestFigures figures, boolean driver, long maximum, long target) {
        this.figures = figures;
        this.driver = driver;
        this.target = target;
        this.before = maximum;
        this.reported = maximum;
    }

    boolean hasDriver() {
        return driver;
    }

    long target() {
        return target;
    }

    void aim(long newTarget) {
        target = newTarget;
    }

    /** Returns bytes to take from the guest in this step. {@code cpu} is the share of its wanted CPU that the host gives. */
    long wantsToInflate(long actual, double seconds, double cpu) {
        return driver ? limited(actual - target, figures.inflateRate(), seconds, cpu) : 0;
    }

    /** Returns bytes to give back to the guest in this step. */
    long wantsToDeflate(long actual, double seconds, double cpu) {
        return driver ? limited(target - actual, figures.deflateRate(), seconds, cpu) : 0;
    }

    /** Takes note of the balloon size at the end of a step. */
    void settle(long actual, double seconds) {
        double lag = figures.actualLag();
        if (seconds >= lag) {
            reported = actual - (long) ((actual - before) * (lag / seconds));
        } else {
            sinceRefresh += seconds;
            if (sinceRefresh >= lag) {
                sinceRefresh = 0;
                reported = before;
            }
        }
        before = actual;
    }

    /** Returns whether the guest holds what it was asked to, as far as the driver can do anything about it. */
    boolean isThere(long actual) {
        return !driver || actual == target;
    }

    /** Returns whether the host sees the balloon size as it is. */
    boolean isSeen(long actual) {
        return reported == actual && before == actual;
    }

    /** Does what {@link #settle} would have done in this many steps in which the size stood still and was seen as it is. */
    void rest(long steps, double seconds) {
        for (long i = 0; i < steps && seconds < figures.actualLag(); i++) {
            settle(before, seconds);
        }
    }

    /** Returns the balloon size as the host sees it. */
    long reported() {
        return reported;
    }

    private long limited(long distance, double rate, double seconds, double cpu) {
        double speed = Math.max(rate * cpu, Math.min(rate, figures.contendedRate()));
        return Math.max(0, Math.min(distance, (long) (speed * seconds)));
    }
}
