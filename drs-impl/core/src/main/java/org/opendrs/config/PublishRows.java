package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.monitor.PublishSettings;

/** The rows of {@link PublishSettings}. */
final class PublishRows {
    private static final PublishSettings D = PublishSettings.DEFAULT;
    private static final Section S = new Section("monitoring.publishing");

    static final Setting<Double> CPU_CHANGE = S.ratio(
            "cpuChange",
            D.cpuChange(),
            "Change of the CPU demand, as a ratio of the capacity, that is worth publishing.");
    static final Setting<Double> MEMORY_CHANGE = S.ratio("memoryChange", D.memoryChange(), "The same for memory.");
    static final Setting<Duration> REFRESH = S.time(
            "refresh",
            D.refresh(),
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            "Time after which unchanged figures are published again.");
    static final Setting<Double> REFRESH_JITTER = S.ratio(
            "refreshJitter",
            D.refreshJitter(),
            0,
            0.5,
            "Part of that time by which each host's own period is longer or shorter.");

    static final SettingGroup<PublishSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(CPU_CHANGE, MEMORY_CHANGE, REFRESH, REFRESH_JITTER),
            List.of(),
            v -> new PublishSettings(v.get(CPU_CHANGE), v.get(MEMORY_CHANGE), v.get(REFRESH), v.get(REFRESH_JITTER)));

    private PublishRows() {}
}
