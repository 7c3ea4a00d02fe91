package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.balloon.DistressSettings;
import org.opendrs.unit.Bytes;

/** The rows of {@link DistressSettings}. */
final class DistressRows {
    private static final DistressSettings D = DistressSettings.DEFAULT;
    private static final Section S = new Section("ballooning.distress");

    static final Setting<Bytes> USABLE =
            S.memory("usable", D.usable(), Bytes.gib(64), "Distress below this much usable memory.");
    static final Setting<Double> USABLE_RATIO =
            S.ratio("usableRatio", D.usableRatio(), "The same as a share of what the guest holds; the larger counts.");
    static final Setting<Double> RELIEF_RATIO =
            S.ratio("reliefRatio", D.reliefRatio(), "Share of usable memory that relief restores.");
    static final Setting<Bytes> STEP = S.memory("step", D.step(), Bytes.gib(64), "Smallest growth asked for.");
    static final Setting<Bytes> LEAST =
            S.memory("least", D.least(), Bytes.gib(64), "Smallest growth worth a command when memory is short.");
    static final Setting<Duration> HOLD = S.time(
            "hold", D.hold(), Duration.ZERO, Duration.ofHours(1), "Time for which a guest is not shrunk after relief.");

    static final SettingGroup<DistressSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(USABLE, USABLE_RATIO, RELIEF_RATIO, STEP, LEAST, HOLD),
            List.of(),
            v -> new DistressSettings(
                    v.get(USABLE), v.get(USABLE_RATIO), v.get(RELIEF_RATIO), v.get(STEP), v.get(LEAST), v.get(HOLD)));

    private DistressRows() {}
}
