package org.opendrs.sim.world;

import java.util.List;
import org.opendrs.sim.guest.GuestPages;

/**
 * A host's memory and swap in one step: how much its guests may grow, and who is swapped out for it.
 *
 * <p>The kernel swaps pages that it recognises as idle first, then any, in proportion (ALGORITHMS §3). Host swap and guest swap
 * share one disk; when it is saturated everybody who needs it waits in proportion, and so do guests that want to grow into
 * memory that must be swapped out first. A host whose swap is full lets guests wait; it kills none.
 * Pages that arrive with a migration are not held back: others are swapped out for them at once.
 */
final class HostMemory {
    private final List<Vm> vms;
    private final long total;
    private final long swapSize;
    private final double diskBandwidth;
    private final double recognised;

    private double growthShare;
    private double diskShare;
    private long swappedIn;
    private long swappedOut;
    private long swapInLastStep;

    HostMemory(List<Vm> vms, HostSpec spec, WorldConstants constants) {
        this.vms = vms;
        this.total = spec.memory().value();
        this.swapSize = spec.swap().value();
        this.diskBandwidth = constants.get(WorldConstants.Constant.SWAP_DISK);
        this.recognised = constants.get(WorldConstants.Constant.IDLE_RECOGNISED);
    }

    /** Forgets the counters, as a restart does. */
    void reset() {
        swappedIn = 0;
        swappedOut = 0;
        swapInLastStep = 0;
    }

    /** Finds how much of their wants the guests may have in a step. {@code used} is the host's memory in use, in bytes. */
    void share(double seconds, long used) {
        long growth = 0;
        long disk = 0;
        for (int i = 0; i < vms.size(); i++) {
            growth += vms.get(i).guest().growthWanted();
            disk += vms.get(i).guest().diskWanted();
        }
        long free = total - used;
        long eviction = Math.min(Math.max(0, growth - free), swapSize - swapUsed());
        double traffic = (double) disk + eviction;
        double possible = diskBandwidth * seconds;
        diskShare = traffic > possible ? possible / traffic : 1;
        double room = free + eviction * diskShare;
        growthShare = growth > room ? Math.max(0, room) / growth : 1;
    }

    /**
     * Shares and settles a step in which no page of any guest moves and all fits: nobody waits, and nothing is read. Six walks over the
     * guests would come to the same.
     */
    void quietStep() {
        growthShare = 1;
        diskShare = 1;
        swapInLastStep = 0;
    }

    /** Returns whether this much memory in use lets a host be quiet whose guests are. */
    boolean fits(long used) {
        return used <= total;
    }

    double growthShare() {
        return growthShare;
    }

    double diskShare() {
        return diskShare;
    }

    /** Counts what was read back in the step, and swaps out what does not fit. */
    void settle(long used) {
        long read = 0;
        for (int i = 0; i < vms.size(); i++) {
            read += vms.get(i).guest().pages().hostIn();
        }
        swapInLastStep = read;
        swappedIn += read;
        long excess = Math.min(used - total, swapSize - swapUsed());
        if (excess > 0) {
            evict(excess);
        }
    }

    private void evict(long bytes) {
        long idle = 0;
        long resident = 0;
        for (int i = 0; i < vms.size(); i++) {
            GuestPages pages = vms.get(i).guest().pages();
            idle += pages.evictableIdle(recognised);
            resident += pages.resident();
        }
        long fromIdle = Math.min(bytes, idle);
        long fromAny = Math.min(bytes - fromIdle, resident - fromIdle);
        var idleTurn = new Proportion(fromIdle, idle);
        var anyTurn = new Proportion(fromAny, resident - fromIdle);
        for (int i = 0; i < vms.size(); i++) {
            GuestPages pages = vms.get(i).guest().pages();
            pages.evictIdle(idleTurn.next(pages.evictableIdle(recognised)));
            pages.evictAny(anyTurn.next(pages.resident()));
        }
        swappedOut += fromIdle + fromAny;
    }

    long swapUsed() {
        long sum = 0;
        for (int i = 0; i < vms.size(); i++) {
            sum += vms.get(i).guest().pages().hostSwapped();
        }
        return sum;
    }

    long swappedIn() {
        return swappedIn;
    }

    long swappedOut() {
        return swappedOut;
    }

    long swapInLastStep() {
        return swapInLastStep;
    }

    /** Splits an amount in proportion to weights that come one by one, without losing a byte to rounding. */
    private static final class Proportion {
        private final long amount;
        private final long weights;
        private long seen;
        private long given;

        Proportion(long amount, long weights) {
            this.amount = amount;
            this.weights = weights;
        }

        long next(long weight) {
            if (weights == 0 || amount == 0) {
                return 0;
            }
            seen += weight;
            long upToHere = seen >= weights ? amount : (long) ((double) amount * seen / weights);
            long share = Math.min(upToHere - given, weight);
            given += share;
            return share;
        }
    }
}
