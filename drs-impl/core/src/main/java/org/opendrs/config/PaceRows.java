package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.core.balloon.PaceSettings;
import org.opendrs.unit.Bytes;

/** The rows of {@link PaceSettings}. */
final class PaceRows {
    private static final PaceSettings D = PaceSettings.DEFAULT;
    private static final Section S = new Section("ballooning.pace");

    static final Setting<Double> SHRINK_STEP =
            S.ratio("shrinkStep", D.shrinkStep(), "Largest shrink of one command as a share of the guest's maximum.");
    static final Setting<Double> USABLE_STEP =
            S.ratio("usableStep", D.usableStep(), "Largest shrink of one command as a share of what is usable.");
    static final Setting<Bytes> KEEP_USABLE =
            S.memory("keepUsable", D.keepUsable(), Bytes.gib(64), "Usable memory that a shrink leaves.");
    static final Setting<Double> SQUEEZE_STEP =
            S.ratio("squeezeStep", D.squeezeStep(), "Shrink into the load per command as a share of the maximum.");
    static final Setting<Double> SQUEEZE_BEYOND = S.ratio(
            "squeezeBeyond",
            D.squeezeBeyond(),
            "Guests that hold no more than this above their share, as a part of it, are not shrunk into their load.");
    static final Setting<Double> SETTLE_STEP = S.ratio(
            "settleStep",
            D.settleStep(),
            "Largest shrink of a guest with swap, as a share of the maximum, while the host is overfull.");
    static final Setting<Bytes> DEAD_ZONE =
            S.memory("deadZone", D.deadZone(), Bytes.gib(64), "Smallest change worth a command.");
    static final Setting<Double> DEAD_ZONE_RATIO =
            S.ratio("deadZoneRatio", D.deadZoneRatio(), "The same as a share of the maximum; the larger counts.");
    static final Setting<Duration> OPPOSITE = S.time(
            "opposite",
            D.opposite(),
            Duration.ZERO,
            Duration.ofHours(1),
            "Shortest time between growth and shrink of one guest.");
    static final Setting<Duration> SHRINK_EVERY = S.time(
            "shrinkEvery",
            D.shrinkEvery(),
            Duration.ZERO,
            Duration.ofHours(1),
            "Shortest time between two shrinks of one guest.");
    static final Setting<Duration> SHRINK_AGAIN = S.time(
            "shrinkAgain",
            D.shrinkAgain(),
            Duration.ZERO,
            Duration.ofHours(1),
            "The same if memory is needed at once and the last shrink is carried out.");
    static final Setting<Duration> FOLLOW_WITHIN = S.time(
            "followWithin",
            D.followWithin(),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "Time after which a guest that has not followed no longer counts as on its way.");
    static final Setting<Duration> GIVE_BACK_AFTER = S.time(
            "giveBackAfter",
            D.giveBackAfter(),
            Duration.ZERO,
            Duration.ofDays(1),
            "Time without a shrink after which a guest gets memory back that it does not need.");
    static final Setting<Double> GIVE_BACK_LEAST =
            S.ratio("giveBackLeast", D.giveBackLeast(), "Smallest such growth as a share of the maximum.");
    static final Setting<Double> POOL_FOR_GRANTS =
            S.ratio("poolForGrants", D.poolForGrants(), "Share of the pool that plans may grant from.");

    static final SettingGroup<PaceSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(
                    SHRINK_STEP,
                    USABLE_STEP,
                    KEEP_USABLE,
                    SQUEEZE_STEP,
                    SQUEEZE_BEYOND,
                    SETTLE_STEP,
                    DEAD_ZONE,
                    DEAD_ZONE_RATIO,
                    OPPOSITE,
                    SHRINK_EVERY,
                    SHRINK_AGAIN,
                    FOLLOW_WITHIN,
                    GIVE_BACK_AFTER,
                    GIVE_BACK_LEAST,
                    POOL_FOR_GRANTS),
            List.of(),
            v -> new PaceSettings(
                    v.get(SHRINK_STEP),
                    v.get(USABLE_STEP),
                    v.get(KEEP_USABLE),
                    v.get(SQUEEZE_STEP),
                    v.get(SQUEEZE_BEYOND),
                    v.get(SETTLE_STEP),
                    v.get(DEAD_ZONE),
                    v.get(DEAD_ZONE_RATIO),
                    v.get(OPPOSITE),
                    v.get(SHRINK_EVERY),
                    v.get(SHRINK_AGAIN),
                    v.get(FOLLOW_WITHIN),
                    v.get(GIVE_BACK_AFTER),
                    v.get(GIVE_BACK_LEAST),
                    v.get(POOL_FOR_GRANTS)));

    private PaceRows() {}
}
