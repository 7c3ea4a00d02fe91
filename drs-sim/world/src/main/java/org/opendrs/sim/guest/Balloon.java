package org.opendrs.sim.guest;

/**
 * The balloon driver: goes after its target with the speed that the CPU and the pages allow, and is at rest once it has been there.
 * What a balloon then gives back by itself it does not take again until it is given a target, the same one even; if it was never
 * there, it does (measured, and update_balloon_size_func in Linux). What the host sees of it is refreshed once a second, as QEMU does
 * (LAB §5).
 */
final class Balloon {
    private final GuestFigures figures;
    private final boolean driver;
    private long target;
    private boolean atRest;
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
        atRest = false;
    }

    /** Returns bytes to take from the guest in this step. {@code cpu} is the share of its wanted CPU that the host gives. */
    long wantsToInflate(GuestPages pages, double seconds, double cpu) {
        long distance = pages.actual() - target;
        if (!driver || atRest || distance <= 0) {
            return 0;
        }
        double usual = speed(figures.inflateRate(), cpu);
        double slow = speed(figures.hollowInflateRate(), cpu);
        // What the balloon gave back was freed last, and the kernel hands out first what was freed last.
        double afterHollow = seconds - pages.hollow() / slow;
        double bytes = afterHollow > 0 ? pages.hollow() + usual * afterHollow : slow * seconds;
        return Math.min(distance, (long) bytes);
    }

    /** Returns bytes to give back to the guest in this step. */
    long wantsToDeflate(long actual, double seconds, double cpu) {
        long distance = target - actual;
        return driver && !atRest && distance > 0
                ? Math.min(distance, (long) (speed(figures.deflateRate(), cpu) * seconds))
                : 0;
    }

    /** Takes note of the balloon size at the end of a step. */
    void settle(long actual, double seconds) {
        double lag = figures.actualLag();
        atRest |= actual == target;
        if (seconds >= lag) {
            // Somewhere between two refreshes, on average in the middle.
            reported = actual - (long) ((actual - before) * (lag / 2 / seconds));
        } else {
            sinceRefresh += seconds;
            if (sinceRefresh >= lag) {
                sinceRefresh = 0;
                reported = before;
            }
        }
        before = actual;
    }

    /** Returns whether the guest holds what it was asked to, or has held it, as far as the driver can do anything about it. */
    boolean isThere(long actual) {
        return !driver || atRest || actual == target;
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

    private double speed(double rate, double cpu) {
        return Math.max(rate * cpu, Math.min(rate, figures.contendedRate()));
    }
}
