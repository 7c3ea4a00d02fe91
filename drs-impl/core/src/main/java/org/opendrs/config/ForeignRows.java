package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.balloon.ForeignSettings;

/** The rows of {@link ForeignSettings}. */
final class ForeignRows {
    private static final ForeignSettings D = ForeignSettings.DEFAULT;
    private static final Section S = new Section("ballooning.foreign");

    static final Setting<Duration> BACK_OFF = S.time(
            "backOff",
            D.backOff(),
            Duration.ZERO,
            Duration.ofDays(1),
            "Time for which a guest is left alone after somebody else changed its size; 0 does not look for it.");
    static final Setting<Duration> MOST = S.time(
            "most", D.most(), Duration.ZERO, Duration.ofDays(7), "Longest such time; each further change doubles it.");

    static final SettingGroup<ForeignSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(BACK_OFF, MOST),
            List.of(Order.atMost(BACK_OFF, MOST)),
            v -> new ForeignSettings(v.get(BACK_OFF), v.get(MOST)));

    private ForeignRows() {}
}
