package org.opendrs.core.monitor;

import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.unit.ByteRate;

/**
 * Turns the counters of a guest's reports into rates. One instance serves all VMs of one sample, to spare garbage; its
 * figures are those of the last call that answered {@link Delta#MEASURED}.
 */
final class ReportMeter {
    /**
     * A guest that boots reads at most about this from its disk and its swap before it is first sampled; our judgement.
     */
    private static final long BOOT_FAULTS = 10_000;

    private static final long BOOT_SWAP_BYTES = 64L << 20;

    private long interval;
    private long swappedInBytes;
    private long swappedOutBytes;
    private long faults;

    /** Returns whether there is a report at all; one whose stamp is zero was never filled in. */
    static boolean isPresent(Optional<GuestStats> report) {
        return report.isPresent() && report.get().updatedAtSeconds() != 0;
    }

    /** Compares a report with the one before. */
    Delta measure(ReportTrack before, Optional<GuestStats> now, long nowNanos) {
        if (!isPresent(now)) {
            return Delta.NONE;
        }
        if (before.report().isEmpty()) {
            return Delta.FIRST;
        }
        var old = before.report().get();
        var report = now.get();
        interval = nowNanos - before.atNanos();
        swappedInBytes = report.swappedIn().value() - old.swappedIn().value();
        swappedOutBytes = report.swappedOut().value() - old.swappedOut().value();
        faults = report.majorFaults() - old.majorFaults();
        if (swappedInBytes < 0 || swappedOutBytes < 0 || faults < 0) {
            return Delta.BACKWARDS;
        }
        boolean advanced = report.updatedAtSeconds() != old.updatedAtSeconds();
        return advanced && interval >= CpuMeter.MIN_INTERVAL_NANOS ? Delta.MEASURED : Delta.SAME;
    }

    /** Returns whether this report is another one than before, or none yet. */
    static boolean isYoung(ReportTrack before, Optional<GuestStats> now) {
        return !isPresent(now)
                || before.report().isEmpty()
                || before.report().get().updatedAtSeconds() != now.get().updatedAtSeconds();
    }

    /** Returns whether a guest that has just booted may have counted as little as this. */
    static boolean nearZero(GuestStats report) {
        return report.majorFaults() <= BOOT_FAULTS
                && report.swappedIn().value() <= BOOT_SWAP_BYTES
                && report.swappedOut().value() <= BOOT_SWAP_BYTES;
    }

    /** Returns the time since the report before. */
    long intervalNanos() {
        return interval;
    }

    long swappedInBytes() {
        return swappedInBytes;
    }

    long swappedOutBytes() {
        return swappedOutBytes;
    }

    ByteRate swapIn() {
        return Rates.perSecond(swappedInBytes, interval);
    }

    ByteRate swapOut() {
        return Rates.perSecond(swappedOutBytes, interval);
    }

    long faultsPerSecond() {
        return Rates.roundedPerSecond(faults, interval);
    }
}
