package org.opendrs.config;

import java.time.Duration;
import java.util.List;

/** The rows of {@link TurnSettings}. */
final class TurnRows {
    private static final TurnSettings D = TurnSettings.DEFAULT;
    private static final Section S = new Section("turns");

    static final Setting<Duration> PERIOD =
            S.time("period", D.period(), Duration.ofSeconds(1), Duration.ofHours(1), "Time between turns.");
    static final Setting<Duration> TICK = S.time(
            "tick",
            D.tick(),
            Duration.ZERO,
            Duration.ofMinutes(1),
            "Time between two looks for guests in distress; 0 switches them off.");
    static final Setting<Duration> BUDGET = S.time(
            "budget",
            D.budget(),
            Duration.ofMillis(100),
            Duration.ofHours(1),
            "Longest time from the start of a turn to its decisions.");
    static final Setting<Duration> SAMPLE_DEADLINE = S.time(
            "sampleDeadline",
            D.sampleDeadline(),
            Duration.ofMillis(100),
            Duration.ofHours(1),
            "Longest wait for the counters of one host.");
    static final Setting<Duration> COMMAND_DEADLINE = S.time(
            "commandDeadline",
            D.commandDeadline(),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            "Longest wait for a host to take a command.");
    static final Setting<Duration> RESERVATION_DEADLINE = S.time(
            "reservationDeadline",
            D.reservationDeadline(),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            "Longest wait for a destination's grant.");
    static final Setting<Duration> MAKE_ROOM_TIMEOUT = S.time(
            "makeRoomTimeout",
            D.makeRoomTimeout(),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            "Longest time in which a destination may free memory for a VM that is to come.");
    static final Setting<Duration> MIGRATION_DEADLINE = S.time(
            "migrationDeadline",
            D.migrationDeadline(),
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            "Longest time for one migration.");
    static final Setting<Duration> UNCERTAIN_FOR = S.time(
            "uncertainFor",
            D.uncertainFor(),
            Duration.ZERO,
            Duration.ofHours(1),
            "Time for which nothing is decided about a guest after a command of unknown outcome.");
    static final Setting<Duration> STATS_PERIOD = new Setting<>(
            S.path() + ".statsPeriod",
            Forms.WHOLE_SECONDS,
            D.statsPeriod(),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            "How often guests are asked to report their memory statistics.");

    static final SettingGroup<TurnSettings> GROUP = new SettingGroup<>(
            S.path(),
            List.of(
                    PERIOD,
                    TICK,
                    BUDGET,
                    SAMPLE_DEADLINE,
                    COMMAND_DEADLINE,
                    RESERVATION_DEADLINE,
                    MAKE_ROOM_TIMEOUT,
                    MIGRATION_DEADLINE,
                    UNCERTAIN_FOR,
                    STATS_PERIOD),
            List.of(Order.below(TICK, PERIOD), Order.atMost(BUDGET, PERIOD), Order.atMost(SAMPLE_DEADLINE, BUDGET)),
            v -> new TurnSettings(
                    v.get(PERIOD),
                    v.get(TICK),
                    v.get(BUDGET),
                    v.get(SAMPLE_DEADLINE),
                    v.get(COMMAND_DEADLINE),
                    v.get(RESERVATION_DEADLINE),
                    v.get(MAKE_ROOM_TIMEOUT),
                    v.get(MIGRATION_DEADLINE),
                    v.get(UNCERTAIN_FOR),
                    v.get(STATS_PERIOD)));

    private TurnRows() {}
}
