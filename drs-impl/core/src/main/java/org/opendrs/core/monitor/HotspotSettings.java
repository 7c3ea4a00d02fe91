package org.opendrs.core.monitor;

import java.time.Duration;
import org.opendrs.unit.ByteRate;

/**
 * When a host is a hotspot. Each condition has an upper level, above which a sample speaks for a hotspot, and a lower
 * one, below which it speaks against; in between it says nothing. That demand needs pressure beside it was found on a
 * model of a proportional-share scheduler with eight cores; the levels and windows themselves are engineering
 * judgement, not yet measured on real hosts.
 *
 * @param cpuEnter upper level of CPU demand as a ratio of the allocatable CPU; 0.1 to 10, default 0.95
 * @param cpuLeave lower level of the same; up to {@code cpuEnter}, default 0.85, which is also the load up to which a
 *     host receives VMs, so that a relieved host does not at once count as a destination
 * @param readyEnter upper level of the weighted ready ratio; 0.01 to 1, default 0.10. Demand alone is no overload:
 *     eight busy virtual CPUs on eight cores are just full
 * @param readyLeave lower level of the same; up to {@code readyEnter}, default 0.05
 * @param deficitEnter upper level of the missing memory as a ratio of the installed memory; 0 to 1, default 0.01
 * @param deficitLeave lower level of the same; up to {@code deficitEnter}, default 0
 * @param deficitHold how long the deficit must last; 0 to 1 h, default 60 s, so that the balloon gets its chance first
 * @param swapInEnter upper level of the host's swap-in rate; default 1 MiB/s. Swap occupancy is never looked at: it
 *     stays after the shortage is over
 * @param swapInLeave lower level of the same; up to {@code swapInEnter}, default 512 KiB/s
 * @param swapInSamples how many samples in a row the rate must be above; 1 to 30, default 3
 * @param enterSamples how many samples of the window must be above; 1 to {@code windowSamples}, default 4
 * @param windowSamples length of the window; 1 to 30, default 6 (one minute at a turn of 10 s). Shorter lets spikes
 *     through, longer reacts later
 * @param leaveSamples how many samples in a row must be below the lower level to leave; 1 to 30, default 6
 */
public record HotspotSettings(
        double cpuEnter,
        double cpuLeave,
        double readyEnter,
        double readyLeave,
        double deficitEnter,
        double deficitLeave,
        Duration deficitHold,
        ByteRate swapInEnter,
        ByteRate swapInLeave,
        int swapInSamples,
        int enterSamples,
        int windowSamples,
        int leaveSamples) {
    private static final double LEAST_CPU = 0.1;
    private static final double MOST_CPU = 10;
    private static final double LEAST_READY = 0.01;
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);
    private static final int MOST_SAMPLES = 30;

    /** The documented defaults. */
    public static final HotspotSettings DEFAULT = new HotspotSettings(
            0.95,
            0.85,
            0.10,
            0.05,
            0.01,
            0.0,
            Duration.ofSeconds(60),
            ByteRate.mibPerSecond(1),
            new ByteRate(512 * 1024),
            3,
            4,
            6,
            6);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range or a lower level lies above its upper one
     */
    public HotspotSettings {
        Ranges.check("cpuEnter", cpuEnter, LEAST_CPU, MOST_CPU);
        Ranges.check("cpuLeave", cpuLeave, 0, cpuEnter);
        Ranges.check("readyEnter", readyEnter, LEAST_READY, 1);
        Ranges.check("readyLeave", readyLeave, 0, readyEnter);
        Ranges.check("deficitEnter", deficitEnter, 0, 1);
        Ranges.check("deficitLeave", deficitLeave, 0, deficitEnter);
        Ranges.check("deficitHold", deficitHold, Duration.ZERO, LONGEST_HOLD);
        Ranges.checkOrder("swapInLeave", swapInLeave, "swapInEnter", swapInEnter);
        Ranges.check("swapInSamples", swapInSamples, 1, MOST_SAMPLES);
        Ranges.check("windowSamples", windowSamples, 1, MOST_SAMPLES);
        Ranges.check("enterSamples", enterSamples, 1, windowSamples);
        Ranges.check("leaveSamples", leaveSamples, 1, MOST_SAMPLES);
    }

    TriggerRule cpuRule() {
        return new TriggerRule(enterSamples, windowSamples, leaveSamples, 0);
    }

    TriggerRule deficitRule() {
        return new TriggerRule(enterSamples, windowSamples, leaveSamples, deficitHold.toNanos());
    }

    TriggerRule swapInRule() {
        return new TriggerRule(swapInSamples, swapInSamples, leaveSamples, 0);
    }
}
