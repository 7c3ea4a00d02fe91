package org.opendrs.sim.tck;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * How patient and how exact a kit is.
 *
 * @param deadline what ordinary calls are given
 * @param grace how much later than its deadline a stage may complete; covers timers and the machine's load
 * @param interval time between two samples that are compared
 * @param effect how long a guest may take until a command is visible in samples
 * @param sampleAge how old counters may be when a sample arrives, for ports that hand out what was collected before
 * @param cpuTolerance how much more CPU time than wall time may be counted, as a ratio of the wall time
 * @param balloonStep how much memory the known guest is asked to give up for a short time
 * @param balloonTolerance how far from its target a guest may come to rest
 */
public record TckAllowances(
        Duration deadline,
        Duration grace,
        Duration interval,
        Duration effect,
        Duration sampleAge,
        double cpuTolerance,
        Bytes balloonStep,
        Bytes balloonTolerance) {
    /**
     * For real and simulated hypervisors. Balloon size is refreshed once a second and a quiet guest gives up 120 MB/s or more,
     * so 64 MiB are visible long before 30 s; CPU and wall time were measured to agree within 3 %.
     */
    public static final TckAllowances DEFAULT = new TckAllowances(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            0.05,
            Bytes.mib(64),
            Bytes.mib(1));
}
