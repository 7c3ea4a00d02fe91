package org.opendrs.config;

import java.time.Duration;

/**
 * How often the engine looks, and how long it waits for whom.
 *
 * @param period time between turns; default 10 s
 * @param tick time between two looks for guests in distress, shorter than the period; zero switches them off; default 2 s
 * @param budget longest time from the start of a turn to its decisions, at most the period; default 5 s, half a period, so that
 *     late hosts cannot delay the next turn
 * @param sampleDeadline longest wait for one host's counters, at most the budget; default 4 s
 * @param commandDeadline longest wait for a host to take a command; default 5 s
 * @param reservationDeadline longest wait for a destination's grant; default 5 s
 * @param makeRoomTimeout longest time in which a destination may free memory for a VM that is to come; default 120 s
 * @param migrationDeadline longest time for one migration, from the hypervisor's start to its end; default 30 min
 * @param uncertainFor time for which nothing is decided about a guest after a command whose outcome is unknown; default 60 s, above
 *     the 40 s in which a late command may still take effect
 * @param statsPeriod how often guests are asked to report their memory statistics, whole seconds; default 2 s
 */
public record TurnSettings(
        Duration period,
        Duration tick,
        Duration budget,
        Duration sampleDeadline,
        Duration commandDeadline,
        Duration reservationDeadline,
        Duration makeRoomTimeout,
        Duration migrationDeadline,
        Duration uncertainFor,
        Duration statsPeriod) {
    /** The defaults. */
    public static final TurnSettings DEFAULT = new TurnSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(120),
            Duration.ofMinutes(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2));

    /**
     * Checks the times against each other.
     *
     * @throws IllegalArgumentException if one is out of range or two contradict each other
     */
    public TurnSettings {
        requirePositive("period", period);
        requirePositive("budget", budget);
        requirePositive("sampleDeadline", sampleDeadline);
        requirePositive("commandDeadline", commandDeadline);
        requirePositive("reservationDeadline", reservationDeadline);
        requirePositive("makeRoomTimeout", makeRoomTimeout);
        requirePositive("migrationDeadline", migrationDeadline);
        requirePositive("statsPeriod", statsPeriod);
        if (tick.isNegative() || uncertainFor.isNegative()) {
            throw new IllegalArgumentException(
                    "times must be >= 0, got tick=" + tick + " uncertainFor=" + uncertainFor);
        }
        if (tick.compareTo(period) >= 0 || budget.compareTo(period) > 0 || sampleDeadline.compareTo(budget) > 0) {
            throw new IllegalArgumentException(
                    "tick < period and sampleDeadline <= budget <= period must hold, got tick=" + tick
                            + " sampleDeadline=" + sampleDeadline + " budget=" + budget + " period=" + period);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be > 0, got " + value);
        }
    }
}
