package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.balloon.FloorSettings;
import org.opendrs.unit.Bytes;

/** The rows of {@link FloorSettings}. */
final class FloorRows {
    private static final FloorSettings D = FloorSettings.DEFAULT;
    private static final Section S = new Section("ballooning.floors");

    static final Setting<Bytes> PROGRESS = S.memory(
            "progress", D.progress(), Bytes.gib(64), "Smallest change of the balloon size that counts as progress.");
    static final Setting<Bytes> TOLERANCE = S.memory(
            "tolerance",
            D.tolerance(),
            Bytes.gib(64),
            "Distance from its target within which a guest counts as having reached it.");
    static final Setting<Duration> STALL_FOR = S.time(
            "stallFor",
            D.stallFor(),
            Duration.ZERO,
            Duration.ofDays(1),
            "Time for which a stalled guest is not shrunk below where it stopped.");
    static final Setting<Double> RAISE =
            S.ratio("raise", D.raise(), "By how much a floor is raised above a refused target.");
    static final Setting<Duration> RAISE_FOR =
            S.time("raiseFor", D.raiseFor(), Duration.ZERO, Duration.ofDays(1), "For how long.");
    static final SettingGroup<FloorSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(PROGRESS, TOLERANCE, STALL_FOR, RAISE, RAISE_FOR),
            List.of(),
            v -> new FloorSettings(
                    v.get(PROGRESS), v.get(TOLERANCE), v.get(STALL_FOR), v.get(RAISE), v.get(RAISE_FOR)));

    private FloorRows() {}
}
