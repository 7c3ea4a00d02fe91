package org.opendrs.core.monitor;

import org.opendrs.model.VmSample;

/** Tells a guest that was started anew from counters that merely went wrong. */
final class Restart {
    private Restart() {}

    /**
     * Returns whether a restart explains counters that went back: it sets all of the process, or all of the guest, back
     * to near zero, and the guest's report is another one than before.
     *
     * @param sample the VM now
     * @param before its track
     * @param cpu what comparing the CPU counters gave
     * @param report what comparing the guest's counters gave
     * @param takenAtNanos when the sample was taken
     */
    static boolean explains(VmSample sample, VmTrack before, Delta cpu, Delta report, long takenAtNanos) {
        if (cpu == Delta.IMPOSSIBLE || !ReportMeter.isYoung(before.report(), sample.guest())) {
            return false;
        }
        long sinceCounters = takenAtNanos - before.cpu().atNanos();
        return (cpu != Delta.BACKWARDS || CpuMeter.nearZero(sample.vcpus(), sinceCounters))
                && (report != Delta.BACKWARDS
                        || sample.guest().filter(ReportMeter::nearZero).isPresent());
    }
}
