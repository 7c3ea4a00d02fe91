package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.balloon.DemandSettings;
import org.opendrs.unit.Bytes;

/** The rows of {@link DemandSettings}. */
final class DemandRows {
    private static final DemandSettings D = DemandSettings.DEFAULT;
    private static final Section S = new Section("ballooning.demand");

    static final Setting<Duration> PEAK_DECAY = S.time(
            "peakDecay",
            D.peakDecay(),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "Time constant with which the peak of a load falls.");
    static final Setting<Duration> GROWTH_DECAY = S.time(
            "growthDecay",
            D.growthDecay(),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "Time constant with which a measured rise of a load is forgotten.");
    static final Setting<Duration> GROWTH_HORIZON = S.time(
            "growthHorizon", D.growthHorizon(), Duration.ZERO, Duration.ofHours(1), "How far a rise is projected.");
    static final Setting<Double> GROWTH_CAP =
            S.ratio("growthCap", D.growthCap(), "Bound of that projection as a share of the guest's maximum.");
    static final Setting<Double> HEADROOM = S.ratio("headroom", D.headroom(), "Room above the peak.");
    static final Setting<Double> TIGHT_HEADROOM =
            S.ratio("tightHeadroom", D.tightHeadroom(), "The same when demands do not fit otherwise.");
    static final Setting<Double> ROOMY_HEADROOM =
            S.ratio("roomyHeadroom", D.roomyHeadroom(), "The same when there is memory to spare.");
    static final Setting<Bytes> FIXED = S.memory("fixed", D.fixed(), Bytes.gib(64), "Room added whatever the load.");
    static final Setting<Double> SPARE = S.ratio(
            "spare", D.spare(), "Share of the host's memory that is not handed back to guests which do not need it.");

    static final SettingGroup<DemandSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(
                    PEAK_DECAY,
                    GROWTH_DECAY,
                    GROWTH_HORIZON,
                    GROWTH_CAP,
                    HEADROOM,
                    TIGHT_HEADROOM,
                    ROOMY_HEADROOM,
                    FIXED,
                    SPARE),
            List.of(Order.atMost(TIGHT_HEADROOM, HEADROOM), Order.atMost(HEADROOM, ROOMY_HEADROOM)),
            v -> new DemandSettings(
                    v.get(PEAK_DECAY),
                    v.get(GROWTH_DECAY),
                    v.get(GROWTH_HORIZON),
                    v.get(GROWTH_CAP),
                    v.get(HEADROOM),
                    v.get(TIGHT_HEADROOM),
                    v.get(ROOMY_HEADROOM),
                    v.get(FIXED),
                    v.get(SPARE)));

    private DemandRows() {}
}
