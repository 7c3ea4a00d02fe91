package org.opendrs.core.monitor;

import java.time.Duration;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Bounds of the decoding of samples.
 *
 * @param staleAfter age from which a sample, or a guest's own report, no longer counts as fresh; 1 s to 10 min, default
 *     30 s = three turns. Shorter leaves slow guests out of scope, longer lets decisions rest on the past
 * @param unreachableAfter age from which a host that does not answer counts as unreachable; {@code staleAfter} to 1
 *     day, default 120 s
 * @param minimumReserve memory kept for the hypervisor on the smallest host; up to 1 TiB, default 1 GiB (control law of
 *     the balloon, step 2). Less risks host swap, more wastes memory of small hosts
 * @param reserveRatio share of the installed memory kept for the hypervisor; 0 to 0.5, default 0.05 (same source)
 * @param cpuReserve CPU kept for the hypervisor; up to 1000 cores, default none, because CPU can be taken back at once
 * @param hotspots when a host is a hotspot
 * @param publishing when a host's figures are worth publishing
 */
public record MonitorSettings(
        Duration staleAfter,
        Duration unreachableAfter,
        Bytes minimumReserve,
        double reserveRatio,
        Millicores cpuReserve,
        HotspotSettings hotspots,
        PublishSettings publishing) {
    private static final Duration SHORTEST_STALE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STALE = Duration.ofMinutes(10);
    private static final Duration LONGEST_UNREACHABLE = Duration.ofDays(1);
    private static final Bytes LARGEST_MINIMUM = Bytes.gib(1024);
    private static final double LARGEST_RATIO = 0.5;
    private static final Millicores LARGEST_CPU_RESERVE = Millicores.cores(1000);

    /** The documented defaults. */
    public static final MonitorSettings DEFAULT = new MonitorSettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Bytes.gib(1),
            0.05,
            Millicores.ZERO,
            HotspotSettings.DEFAULT,
            PublishSettings.DEFAULT);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public MonitorSettings {
        Ranges.check("staleAfter", staleAfter, SHORTEST_STALE, LONGEST_STALE);
        Ranges.check("unreachableAfter", unreachableAfter, staleAfter, LONGEST_UNREACHABLE);
        Ranges.checkOrder("minimumReserve", minimumReserve, "its upper bound", LARGEST_MINIMUM);
        Ranges.check("reserveRatio", reserveRatio, 0, LARGEST_RATIO);
        Ranges.checkOrder("cpuReserve", cpuReserve, "its upper bound", LARGEST_CPU_RESERVE);
    }
}
