package org.opendrs.core.monitor;

import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;

/** What a host needs to know of all its VMs together. Confined to the decoding of one sample. */
final class VmTotals {
    private long runNanos;
    private long readyNanos;
    private long residentBytes;
    private boolean residentKnown = true;
    private long overheadBytes;

    void addCpuTime(long run, long ready) {
        runNanos = Rates.saturatingSum(runNanos, run);
        readyNanos = Rates.saturatingSum(readyNanos, ready);
    }

    void add(VmSample sample, long overhead) {
        residentBytes = Rates.saturatingSum(residentBytes, sample.resident().value());
        overheadBytes = Rates.saturatingSum(overheadBytes, overhead);
        // A process that takes no memory at all was not measured, unless it has only just begun to receive its guest.
        residentKnown &= !sample.resident().isZero() || sample.state() == VmState.MIGRATING_IN;
    }

    /** Returns the part of the wanted CPU time that was spent waiting; zero if none was wanted. */
    double readyRatio() {
        double wanted = (double) runNanos + readyNanos;
        return wanted == 0 ? 0 : readyNanos / wanted;
    }

    boolean residentKnown() {
        return residentKnown;
    }

    long residentBytes() {
        return residentBytes;
    }

    long overheadBytes() {
        return overheadBytes;
    }
}
