package org.opendrs.core.monitor;

import java.time.Duration;

/**
 * When a host's figures are worth publishing to the rest of the cluster.
 *
 * @param cpuChange dead-band of the CPU demand as a ratio of the capacity; 0 to 1, default 0.05. Narrower publishes
 *     noise, wider leaves others with a wrong picture (error about a third of it on the model loads)
 * @param memoryChange dead-band of the memory demand as a ratio of the capacity; 0 to 1, default 0.02, narrower because
 *     memory is less noisy and cannot be squeezed
 * @param refresh time after which unchanged figures are published again; 10 s to 1 day, default 10 min. Whether a host
 *     lives is told by its lease, not by this
 * @param refreshJitter part of {@code refresh} by which each host's own period is longer or shorter; 0 to 0.5, default
 *     0.1, so that hosts started together do not write together
 */
public record PublishSettings(double cpuChange, double memoryChange, Duration refresh, double refreshJitter) {
    private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(1);
    private static final double LARGEST_JITTER = 0.5;

    /** The documented defaults. */
    public static final PublishSettings DEFAULT = new PublishSettings(0.05, 0.02, Duration.ofMinutes(10), 0.1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public PublishSettings {
        Ranges.check("cpuChange", cpuChange, 0, 1);
        Ranges.check("memoryChange", memoryChange, 0, 1);
        Ranges.check("refresh", refresh, SHORTEST_REFRESH, LONGEST_REFRESH);
        Ranges.check("refreshJitter", refreshJitter, 0, LARGEST_JITTER);
    }
}
