package org.opendrs.sim.guest;

/**
 * Free memory that the kernel of a guest holds back, by the rules of Linux. Nobody gets a page while fewer are free; measured, balloons
 * stall there. All of it follows from the memory that the kernel counts when it boots, its <em>total</em>; a balloon does not change it.
 *
 * <p>Any guest keeps {@code sqrt(root * total)}, and in each part of its memory a share of what lies above that part. From 512 MiB on
 * Linux makes huge pages, and keeps as much of each zone as it needs to go on making them, which is far more.
 *
 * @param root what is multiplied with the total before the root is taken, in bytes
 * @param share the part of the total that is kept of the memory which old devices can reach
 * @param zone what is kept of each zone for the sake of huge pages, in bytes
 */
public record FreeFigures(double root, double share, long zone) {
    private static final long MIB = 1 << 20;

    /** Linux 6.1 mm/huge_memory.c: where the kernel counts less, there are no huge pages. */
    private static final long LEAST_FOR_HUGE_PAGES = 512 * MIB;

    /** QEMU's i440FX: memory up to here is addressed below 4 GiB, in two zones; of more, a part lies in a third one. */
    private static final long MOST_IN_TWO_ZONES = 3584 * MIB;

    /** Linux mm/khugepaged.c: never more than a twentieth, however many zones there are. */
    private static final int SMALLEST_PART = 20;

    /**
     * Returns free memory below which allocations fail, in bytes.
     *
     * @param maximum the guest's size without balloon, in bytes
     * @param total what its kernel counts of it, in bytes
     */
    public long minimum(long maximum, long total) {
        long usual = (long) (StrictMath.sqrt(root * total) + share * total);
        if (total < LEAST_FOR_HUGE_PAGES) {
            return usual;
        }
        int zones = maximum > MOST_IN_TWO_ZONES ? 3 : 2;
        return Math.max(usual, Math.min(zones * zone, total / SMALLEST_PART));
    }
}
