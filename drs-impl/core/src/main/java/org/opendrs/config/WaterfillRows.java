package org.opendrs.config;

import java.util.List;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.unit.Bytes;

/** The rows of {@link WaterfillSettings} that are not in a section of their own. */
final class WaterfillRows {
    private static final WaterfillSettings D = WaterfillSettings.DEFAULT;
    private static final Section S = new Section("ballooning");

    static final Setting<Double> IDLE_TAX =
            S.ratio("idleTax", D.idleTax(), "How dear idle memory is: 0 for pure shares, 1 for demand first.");
    static final Setting<Double> POOL_RATIO =
            S.ratio("poolRatio", D.poolRatio(), "Share of the host's memory kept free for emergencies between plans.");
    static final Setting<Bytes> POOL_LEAST =
            S.memory("poolLeast", D.poolLeast(), Bytes.gib(1024), "The same as an amount; the larger counts.");

    static final SettingGroup<WaterfillSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(IDLE_TAX, POOL_RATIO, POOL_LEAST),
            List.of(),
            v -> new WaterfillSettings(
                    v.get(IDLE_TAX),
                    v.get(POOL_RATIO),
                    v.get(POOL_LEAST),
                    DemandRows.GROUP.builder().apply(v),
                    SafetyRows.GROUP.builder().apply(v),
                    PaceRows.GROUP.builder().apply(v),
                    DistressRows.GROUP.builder().apply(v),
                    FloorRows.GROUP.builder().apply(v),
                    ForeignRows.GROUP.builder().apply(v)));

    private WaterfillRows() {}
}
