package org.opendrs.core.monitor;

import java.util.Optional;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;

/**
 * What the detector remembers of one host.
 *
 * @param host the host
 * @param lastNanos when it was last looked at
 * @param counted whether that look counted; after one that did not, the time in between does not count either
 * @param cpu CPU overload
 * @param deficit missing memory
 * @param swapIn the host reading memory back from its swap
 * @param cpuOpened the CPU hotspot, if there is one
 * @param memoryOpened the memory hotspot, if there is one
 */
public record HostHeat(
        HostId host,
        long lastNanos,
        boolean counted,
        Trigger cpu,
        Trigger deficit,
        Trigger swapIn,
        Optional<Opened> cpuOpened,
        Optional<Opened> memoryOpened) {
    /**
     * A hotspot's beginning.
     *
     * @param sinceNanos when
     * @param reason by which rule, with which figures
     */
    public record Opened(long sinceNanos, Reason reason) {
        Opened shifted(long nanos) {
            return new Opened(sinceNanos + nanos, reason);
        }
    }

    static HostHeat cold(HostId host) {
        return new HostHeat(
                host, 0, false, Trigger.COLD, Trigger.COLD, Trigger.COLD, Optional.empty(), Optional.empty());
    }

    /** Returns the same, having been looked at in vain. */
    HostHeat frozen() {
        return counted ? new HostHeat(host, lastNanos, false, cpu, deficit, swapIn, cpuOpened, memoryOpened) : this;
    }

    HostHeat shifted(long nanos) {
        return new HostHeat(
                host,
                lastNanos + nanos,
                counted,
                cpu,
                deficit,
                swapIn,
                cpuOpened.map(opened -> opened.shifted(nanos)),
                memoryOpened.map(opened -> opened.shifted(nanos)));
    }

    /** Returns the time that counts since the last look. */
    long elapsedNanos(long nowNanos) {
        return counted ? Math.max(0, nowNanos - lastNanos) : 0;
    }

    Heat memory() {
        return deficit.heat().max(swapIn.heat());
    }
}
