package org.opendrs.core.monitor;

import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.model.MemoryState;
import org.opendrs.model.VmSample;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/** What one sample says about a VM's memory, without its predecessor. */
final class Levels {
    private Levels() {}

    /**
     * Returns whether the amounts can be true together: {@code 0 < maximum}, {@code usable <= actual <= maximum}, no
     * negative counter.
     */
    static boolean plausible(VmSample sample) {
        return !sample.maximum().isZero()
                && sample.actual().compareTo(sample.maximum()) <= 0
                && plausible(sample.guest(), sample.actual());
    }

    private static boolean plausible(Optional<GuestStats> guest, Bytes actual) {
        if (guest.isEmpty() || guest.get().updatedAtSeconds() == 0) {
            return true;
        }
        var report = guest.get();
        return report.updatedAtSeconds() > 0
                && report.majorFaults() >= 0
                && report.usable().compareTo(actual) <= 0;
    }

    /**
     * Returns the memory of a guest whose report cannot be used: nothing counts as usable, so that its load is all it
     * holds, and bounds that contradict each other are made to agree without letting one wrong figure outgrow the
     * maximum.
     */
    static MemoryState withoutReport(VmSample sample) {
        var maximum = sample.maximum().isZero() ? sample.actual() : sample.maximum();
        return new MemoryState(
                maximum,
                sample.actual().min(maximum),
                Bytes.ZERO,
                Bytes.ZERO,
                sample.resident(),
                ByteRate.ZERO,
                ByteRate.ZERO,
                0);
    }
}
