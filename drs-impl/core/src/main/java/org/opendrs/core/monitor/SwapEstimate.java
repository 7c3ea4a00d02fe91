package org.opendrs.core.monitor;

import org.opendrs.model.VmSample;

/**
 * Estimates what a guest has in its own swap and will want back: written less read, forgotten with a time constant of
 * 60 s while the guest has room and reads nothing back. Without forgetting, pages that nobody ever wants again would
 * count as demand for ever; without counting them, a guest that was squeezed into its swap would look content.
 */
final class SwapEstimate {
    /** As for the decaying peak of the balloon law; longer was measured to waste memory (180 s: 2 % fewer jobs). */
    private static final double TIME_CONSTANT_NANOS = 60e9;

    /**
     * Room = usable above this part of what the guest holds, and above this amount: the distress bounds of the balloon
     * law.
     */
    private static final double ROOM_RATIO = 0.05;

    private static final long ROOM_BYTES = 64L << 20;
    private static final long PAGE_BYTES = 4096;

    private SwapEstimate() {}

    /** Returns the estimate after a report that {@code meter} has measured; 0 to the VM's maximum. */
    static long after(long before, ReportMeter meter, VmSample sample) {
        double kept = before;
        if (before > 0 && meter.swappedInBytes() == 0 && hasRoom(sample)) {
            kept *= StrictMath.exp(-meter.intervalNanos() / TIME_CONSTANT_NANOS);
        }
        double estimate = kept + meter.swappedOutBytes() - meter.swappedInBytes();
        return estimate < PAGE_BYTES
                ? 0
                : Math.min(Math.round(estimate), sample.maximum().value());
    }

    private static boolean hasRoom(VmSample sample) {
        long usable = sample.guest().orElseThrow().usable().value();
        return usable >= Math.max(ROOM_BYTES, ROOM_RATIO * sample.actual().value());
    }
}
