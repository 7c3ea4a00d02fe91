package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.monitor.HotspotSettings;
import org.opendrs.unit.ByteRate;

/** The rows of {@link HotspotSettings}. */
final class HotspotRows {
    private static final HotspotSettings D = HotspotSettings.DEFAULT;
    private static final Section S = new Section("monitoring.hotspots");

    static final Setting<Double> CPU_ENTER = S.ratio(
            "cpuEnter",
            D.cpuEnter(),
            0.1,
            10,
            "CPU demand, as a ratio of what is allocatable, above which a sample speaks for a hotspot.");
    static final Setting<Double> CPU_LEAVE =
            S.ratio("cpuLeave", D.cpuLeave(), 0, 10, "The same below which a sample speaks against one.");
    static final Setting<Double> READY_ENTER = S.ratio(
            "readyEnter",
            D.readyEnter(),
            0.01,
            1,
            "Share of the wanted CPU time spent waiting above which a sample speaks for a hotspot.");
    static final Setting<Double> READY_LEAVE =
            S.ratio("readyLeave", D.readyLeave(), "The same below which a sample speaks against one.");
    static final Setting<Double> DEFICIT_ENTER = S.ratio(
            "deficitEnter",
            D.deficitEnter(),
            "Missing memory, as a ratio of the installed memory, above which a sample speaks for a hotspot.");
    static final Setting<Double> DEFICIT_LEAVE =
            S.ratio("deficitLeave", D.deficitLeave(), "The same below which a sample speaks against one.");
    static final Setting<Duration> DEFICIT_HOLD = S.time(
            "deficitHold",
            D.deficitHold(),
            Duration.ZERO,
            Duration.ofHours(1),
            "How long memory must be missing before the host is a hotspot.");
    static final Setting<ByteRate> SWAP_IN_ENTER = S.rate(
            "swapInEnter",
            D.swapInEnter(),
            ByteRate.ZERO,
            ByteRate.mibPerSecond(100_000),
            "Swap-in of the host above which a sample speaks for a hotspot.");
    static final Setting<ByteRate> SWAP_IN_LEAVE = S.rate(
            "swapInLeave",
            D.swapInLeave(),
            ByteRate.ZERO,
            ByteRate.mibPerSecond(100_000),
            "The same below which a sample speaks against one.");
    static final Setting<Integer> SWAP_IN_SAMPLES =
            S.count("swapInSamples", D.swapInSamples(), 30, "Samples in a row for which swap-in must be above.");
    static final Setting<Integer> ENTER_SAMPLES =
            S.count("enterSamples", D.enterSamples(), 30, "Samples of the window that must be above.");
    static final Setting<Integer> WINDOW_SAMPLES =
            S.count("windowSamples", D.windowSamples(), 30, "Length of the window in samples.");
    static final Setting<Integer> LEAVE_SAMPLES =
            S.count("leaveSamples", D.leaveSamples(), 30, "Samples in a row that must be below to leave.");

    static final SettingGroup<HotspotSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(
                    CPU_ENTER,
                    CPU_LEAVE,
                    READY_ENTER,
                    READY_LEAVE,
                    DEFICIT_ENTER,
                    DEFICIT_LEAVE,
                    DEFICIT_HOLD,
                    SWAP_IN_ENTER,
                    SWAP_IN_LEAVE,
                    SWAP_IN_SAMPLES,
                    ENTER_SAMPLES,
                    WINDOW_SAMPLES,
                    LEAVE_SAMPLES),
            List.of(
                    Order.atMost(CPU_LEAVE, CPU_ENTER),
                    Order.atMost(READY_LEAVE, READY_ENTER),
                    Order.atMost(DEFICIT_LEAVE, DEFICIT_ENTER),
                    Order.atMost(SWAP_IN_LEAVE, SWAP_IN_ENTER),
                    Order.atMost(ENTER_SAMPLES, WINDOW_SAMPLES)),
            v -> new HotspotSettings(
                    v.get(CPU_ENTER),
                    v.get(CPU_LEAVE),
                    v.get(READY_ENTER),
                    v.get(READY_LEAVE),
                    v.get(DEFICIT_ENTER),
                    v.get(DEFICIT_LEAVE),
                    v.get(DEFICIT_HOLD),
                    v.get(SWAP_IN_ENTER),
                    v.get(SWAP_IN_LEAVE),
                    v.get(SWAP_IN_SAMPLES),
                    v.get(ENTER_SAMPLES),
                    v.get(WINDOW_SAMPLES),
                    v.get(LEAVE_SAMPLES)));

    private HotspotRows() {}
}
