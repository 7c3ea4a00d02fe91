package org.opendrs.core.monitor;

import org.opendrs.model.GuestStats;
import org.opendrs.model.VmSample;

/**
 * Brings the size of a balloon and the report of its guest to one point in time. Hypervisors refresh the size about once a second and
 * guests report about as often, but not together: while a balloon takes 64 MiB, one of both has it already and the other has not, so
 * that {@code size - usable} rises by 64 MiB for a moment. A load that seems to grow at 64 MB/s makes the guest look as if it were
 * about to run out of memory.
 *
 * <p>The guest's own total tells how large the balloon was at the time of the report: {@code size = total + hidden}. What the kernel
 * hides (its own image and page tables, 38 MB of 256 MB) stays the same for as long as the guest runs, and is learnt while the balloon
 * rests. A balloon that deflates by itself leaves the total as it is; for such guests, and for those that tell no total, the size of
 * this moment has to do. Pure.
 */
final class HiddenMemory {
    static final long UNKNOWN = 0;

    /** Reports are rounded to pages, sizes to KiB, and a kernel frees a little of its image after the boot. */
    private static final long TOLERANCE = 1L << 20;

    private HiddenMemory() {}

    /** Returns what the kernel hides as this sample has it; {@link #UNKNOWN} if it tells no total. */
    static long seen(VmSample sample) {
        long total = sample.guest().isPresent() ? sample.guest().get().total().value() : 0;
        return total == 0 ? UNKNOWN : sample.actual().value() - total;
    }

    /**
     * Returns what is known after a new report: the balloon rested if the size is that of the sample before, and so is the difference.
     *
     * @param before the track up to the report before
     * @param actualBefore the size then, in bytes
     */
    static long after(ReportTrack before, long actualBefore, VmSample sample) {
        long seen = seen(sample);
        boolean resting = isNear(sample.actual().value(), actualBefore) && isNear(seen, before.seenHiddenBytes());
        // A size below the total is that of a balloon of which the guest's kernel does not know.
        return resting ? Math.max(UNKNOWN, seen) : before.hiddenBytes();
    }

    /**
     * Returns by how many bytes the guest has grown since its report was made, negative if it has shrunk; zero if nobody can tell.
     *
     * @param hidden what its kernel hides, as known
     */
    static long grownSince(VmSample sample, GuestStats report, long hidden) {
        boolean known = hidden > UNKNOWN && report.total().value() > 0;
        return known ? sample.actual().value() - report.total().value() - hidden : 0;
    }

    private static boolean isNear(long a, long b) {
        return Math.abs(a - b) <= TOLERANCE;
    }
}
