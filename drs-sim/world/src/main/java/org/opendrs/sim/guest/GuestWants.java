package org.opendrs.sim.guest;

import java.util.Arrays;
import org.opendrs.sim.workload.Task;

/**
 * What a guest wants of memory and disk in one step. The host adds up the wants of its guests and answers with budgets; these are
 * estimates, the limits that count are checked again when pages move.
 */
final class GuestWants {
    private final GuestFigures figures;
    private final Task[] tasks;
    private final long[] touches;

    private double speed = 1;
    private long touchSum;
    private long inflate;
    private long swapIn;
    private long hotRead;
    private long cache;
    private long growth;
    private long disk;
    private boolean clear;

    GuestWants(GuestFigures figures, Task[] tasks) {
        this.figures = figures;
        this.tasks = tasks;
        this.touches = new long[tasks.length];
    }

    /** Wants nothing. */
    void clear() {
        if (clear) {
            return;
        }
        clear = true;
        Arrays.fill(touches, 0);
        speed = 1;
        touchSum = 0;
        inflate = 0;
        swapIn = 0;
        hotRead = 0;
        cache = 0;
        growth = 0;
        disk = 0;
    }

    /** Wants these bytes for the boot. */
    void boot(GuestPages pages, long bytes) {
        clear = false;
        touchSum = bytes;
        addUp(pages);
    }

    /** Finds out what the tasks and the balloon want in a step. */
    void plan(GuestPages pages, long inflateBytes, double seconds) {
        clear = false;
        speed = 1 / (1 + figures.swapPenalty() * pages.swappedShare());
        int active = 0;
        for (int i = 0; i < tasks.length; i++) {
            Task task = tasks[i];
            if (task.active()) {
                active++;
                long rest = task.goal() - task.held();
                touches[i] = Math.max(0, Math.min(rest, (long) (figures.touchRate() * speed * seconds)));
                touchSum += touches[i];
            }
        }
        // A task that waits for a swapped page touches no other: it walks its memory at the speed of its work.
        double touched = (figures.touchRate() * active * speed + figures.baseTouchRate()) * seconds;
        inflate = inflateBytes;
        hotRead = touchedPart(pages.hotOut(), touched, pages.hot());
        swapIn = touchedPart(pages.swapped(), touched, pages.anonymous());
        if (active > 0) {
            long rest = figures.cacheLimit() - pages.cache();
            cache = Math.max(0, Math.min(rest, (long) (figures.cacheGrowth() * seconds)));
        }
        addUp(pages);
    }

    private void addUp(GuestPages pages) {
        long taken = touchSum + swapIn;
        long needed = Math.max(0, taken + inflate - pages.room());
        long dropped = Math.min(needed, pages.cache());
        long out = Math.min(needed - dropped, pages.swapRoom());
        long grownCache = Math.min(cache, Math.max(0, pages.room() - taken - inflate));
        long backed = Math.min(taken + grownCache, pages.touchedFree() + dropped);
        long read = hotRead
                + proportion(pages.idleOut(), backed, pages.idle())
                + proportion(pages.hotOut(), out, pages.hot());
        growth = taken + grownCache - backed + read;
        disk = out + swapIn + read;
    }

    private static long touchedPart(long swapped, double touched, long whole) {
        if (swapped == 0 || whole <= 0) {
            return 0;
        }
        return (long) (swapped * Math.min(1, touched / whole));
    }

    private static long proportion(long amount, long share, long whole) {
        if (amount == 0 || whole <= 0) {
            return 0;
        }
        return (long) (amount * Math.min(1, (double) share / whole));
    }

    /** Returns the speed of work, 1 if no page is swapped. */
    double speed() {
        return speed;
    }

    /** Returns new memory that the task with this index touches. */
    long touch(int task) {
        return touches[task];
    }

    long touchSum() {
        return touchSum;
    }

    long inflate() {
        return inflate;
    }

    long swapIn() {
        return swapIn;
    }

    long hotRead() {
        return hotRead;
    }

    long cache() {
        return cache;
    }

    long growth() {
        return growth;
    }

    long disk() {
        return disk;
    }
}
