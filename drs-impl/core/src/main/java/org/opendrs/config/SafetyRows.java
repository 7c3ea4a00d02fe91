package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.balloon.SafetySettings;
import org.opendrs.unit.Bytes;

/** The rows of {@link SafetySettings}. */
final class SafetyRows {
    private static final SafetySettings D = SafetySettings.DEFAULT;
    private static final Section S = new Section("ballooning.safety");

    static final Setting<Bytes> MOST = S.memory(
            "most",
            D.most(),
            Bytes.gib(64),
            "Safety headroom of large guests that have neither swap nor automatic deflation.");
    static final Setting<Bytes> LEAST = S.memory(
            "least",
            D.least(),
            Bytes.gib(64),
            "Usable memory of such guests that no shrink touches, however short memory is.");
    static final Setting<Double> RATIO =
            S.ratio("ratio", D.ratio(), "The same for small guests, as a share of their maximum.");
    static final Setting<Duration> HORIZON =
            S.time("horizon", D.horizon(), Duration.ZERO, Duration.ofHours(1), "Time that help takes.");
    static final Setting<Duration> AHEAD = S.time(
            "ahead",
            D.ahead(),
            Duration.ZERO,
            Duration.ofHours(1),
            "How far a rise of such a guest's load is projected into its demand.");
    static final Setting<Double> TOP_UP_BELOW =
            S.ratio("topUpBelow", D.topUpBelow(), "Share of the safety headroom below which the tick tops it up.");
    static final Setting<Boolean> SQUEEZE = S.onOff(
            "squeeze",
            D.squeeze(),
            "Whether such guests may be shrunk into their load when memory is short, which costs them processes.");

    static final Setting<Double> OTHERS_KEEP = S.ratio(
            "othersKeep",
            D.othersKeep(),
            "Part of their load that guests with swap keep when such guests need the rest.");

    static final SettingGroup<SafetySettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(MOST, LEAST, RATIO, HORIZON, AHEAD, TOP_UP_BELOW, SQUEEZE, OTHERS_KEEP),
            List.of(),
            v -> new SafetySettings(
                    v.get(MOST),
                    v.get(LEAST),
                    v.get(RATIO),
                    v.get(HORIZON),
                    v.get(AHEAD),
                    v.get(TOP_UP_BELOW),
                    v.get(SQUEEZE),
                    v.get(OTHERS_KEEP)));

    private SafetyRows() {}
}
