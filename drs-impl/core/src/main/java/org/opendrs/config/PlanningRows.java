package org.opendrs.config;

import java.time.Duration;
import java.util.List;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.unit.ByteRate;

/** The rows of {@link PlanningLimits}. */
final class PlanningRows {
    /** What a turn plans beyond the first few moves would be made from data that are old when their time comes. */
    private static final int MOVES_IN_A_TURN = 16;

    /** What the engine plans with unless it is told otherwise. */
    static final PlanningLimits DEFAULT = PlanningLimits.DEFAULT.withMaxMoves(MOVES_IN_A_TURN);

    private static final PlanningLimits D = DEFAULT;
    private static final Section S = new Section("planning");
    private static final double LEAST_LEVEL = 0.01;

    static final Setting<Double> SOURCE_LEVEL =
            level("sourceLevel", D.sourceLevel(), "Level to which a host that is relieved is brought down.");
    static final Setting<Double> DESTINATION_LEVEL =
            level("destinationLevel", D.destinationLevel(), "Level above which no destination is filled.");
    static final Setting<Integer> OUTGOING =
            S.count("outgoingPerHost", D.outgoingPerHost(), 64, "Migrations that one host may send at once.");
    static final Setting<Integer> INCOMING =
            S.count("incomingPerHost", D.incomingPerHost(), 64, "Migrations that one host may receive at once.");
    static final Setting<Integer> SAMPLED = S.count(
            "sampledDestinations",
            D.sampledDestinations(),
            10_000,
            "Destinations looked at for each VM, drawn at random.");
    static final Setting<Integer> MAX_MOVES = S.count(
            "maxMoves", D.maxMoves(), 10_000, "Moves in the plan of one turn; the next turn goes on from there.");
    static final Setting<ByteRate> BANDWIDTH = S.rate(
            "bandwidth",
            D.bandwidth(),
            ByteRate.mibPerSecond(1),
            ByteRate.mibPerSecond(100_000),
            "Memory that one migration is expected to send per second.");
    static final Setting<Duration> COOLDOWN = time(
            "cooldown", D.cooldown(), "Time for which a VM that moved stays where it is; doubled by repeated moves.");
    static final Setting<Duration> NO_RETURN =
            time("noReturn", D.noReturn(), "Time for which a VM does not go back to a host that it left.");

    static final Setting<Duration> COOLDOWN_WINDOW = time(
            "cooldownWindow",
            D.cooldownWindow(),
            "How far before its last move further ones make a VM's cooldown longer.");
    static final Setting<Duration> LONGEST_COOLDOWN =
            time("longestCooldown", D.longestCooldown(), "Cooldown at which doubling stops.");
    static final Setting<Double> LEAVING_PER_HOUR = level(
            "leavingPerHour",
            D.leavingPerHour(),
            "Part of a host's VMs, rounded up, that may leave it within an hour.");

    static final SettingGroup<PlanningLimits> GROUP = new SettingGroup<>(
            S.path(),
            List.of(
                    SOURCE_LEVEL,
                    DESTINATION_LEVEL,
                    OUTGOING,
                    INCOMING,
                    SAMPLED,
                    MAX_MOVES,
                    BANDWIDTH,
                    COOLDOWN,
                    NO_RETURN,
                    COOLDOWN_WINDOW,
                    LONGEST_COOLDOWN,
                    LEAVING_PER_HOUR),
            List.of(Order.atMost(SOURCE_LEVEL, DESTINATION_LEVEL), Order.atMost(COOLDOWN, LONGEST_COOLDOWN)),
            v -> new PlanningLimits(
                    v.get(SOURCE_LEVEL),
                    v.get(DESTINATION_LEVEL),
                    v.get(OUTGOING),
                    v.get(INCOMING),
                    v.get(SAMPLED),
                    v.get(MAX_MOVES),
                    v.get(BANDWIDTH),
                    v.get(COOLDOWN),
                    v.get(NO_RETURN),
                    v.get(COOLDOWN_WINDOW),
                    v.get(LONGEST_COOLDOWN),
                    v.get(LEAVING_PER_HOUR)));

    private PlanningRows() {}

    private static Setting<Double> level(String name, double standard, String doc) {
        return S.ratio(name, standard, LEAST_LEVEL, 1, doc);
    }

    private static Setting<Duration> time(String name, Duration standard, String doc) {
        return S.time(name, standard, Duration.ZERO, Duration.ofDays(7), doc);
    }
}
