package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** The rows of {@link MonitorSettings} that are not in a section of their own. */
final class MonitorRows {
    private static final MonitorSettings D = MonitorSettings.DEFAULT;
    private static final Section S = new Section("monitoring");

    static final Setting<Duration> STALE_AFTER = S.time(
            "staleAfter",
            D.staleAfter(),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            "Age from which a sample no longer counts as fresh.");
    static final Setting<Duration> UNREACHABLE_AFTER = S.time(
            "unreachableAfter",
            D.unreachableAfter(),
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "Age from which a host that does not answer counts as unreachable.");
    static final Setting<Bytes> MINIMUM_RESERVE = S.memory(
            "minimumReserve",
            D.minimumReserve(),
            Bytes.gib(1024),
            "Memory kept for the hypervisor on the smallest host.");
    static final Setting<Double> RESERVE_RATIO =
            S.ratio("reserveRatio", D.reserveRatio(), 0, 0.5, "Share of the installed memory kept for the hypervisor.");
    static final Setting<Millicores> CPU_RESERVE = new Setting<>(
            S.path() + ".cpuReserve",
            Forms.MILLICORES,
            D.cpuReserve(),
            Millicores.ZERO,
            Millicores.cores(1000),
            "CPU kept for the hypervisor.");

    static final SettingGroup<MonitorSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(STALE_AFTER, UNREACHABLE_AFTER, MINIMUM_RESERVE, RESERVE_RATIO, CPU_RESERVE),
            List.of(Order.atMost(STALE_AFTER, UNREACHABLE_AFTER)),
            v -> new MonitorSettings(
                    v.get(STALE_AFTER),
                    v.get(UNREACHABLE_AFTER),
                    v.get(MINIMUM_RESERVE),
                    v.get(RESERVE_RATIO),
                    v.get(CPU_RESERVE),
                    HotspotRows.GROUP.builder().apply(v),
                    PublishRows.GROUP.builder().apply(v)));

    private MonitorRows() {}
}
