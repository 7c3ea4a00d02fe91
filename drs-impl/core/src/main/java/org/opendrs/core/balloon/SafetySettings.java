package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * Extra care for guests that a squeeze costs processes: those with neither swap nor automatic deflation. They hold {@code
 * max(min(most, ratio·maximum), growth·horizon)} above their load, before any other guest gets headroom.
 *
 * <p>Such a guest is saved only by memory that it already holds, because help takes a while: the statistics are up to 2 s
 * old, the tick comes every 2 s, and freeing memory elsewhere takes 1 to 2 s (balloons inflate at 120 to 780 MB/s). In 5 s
 * one job that touches 50 MB/s needs 250 MB. What a guest at rest holds, however, a growing one lacks: see {@code most}.
 *
 * @param most safety headroom of a guest whose load does not grow. Default 512 MiB: two jobs that start at once on the
 *     simulated host of the thesis use up as much in the 5 s that help needs. Where no guest at all has swap, 256 MiB and half
 *     the {@code ratio} do better (a mean of 1061 instead of 1194 killed jobs in 17 h on five hosts, 4 seeds), since
 *     what a guest at rest holds nobody else can give
 * @param least usable memory that no shrink touches, if the safety headroom of all guests together does not fit and part of
 *     it is lent to those whose load grows. Default 64 MiB
 * @param ratio bound of {@code most} as a share of the guest's maximum. Default 0.25
 * @param horizon time that help takes. Default 5 s
 * @param ahead how far a rise of the load is projected into the demand of such a guest, without the bound that holds for
 *     others. Default 10 s: memory is asked back for it from others early enough
 * @param topUpBelow share of the safety headroom below which the tick tops it up without waiting for the next plan. Default
 *     0.75
 * @param squeeze whether such a guest may be shrunk into its load, which costs it processes, when the loads of all guests
 *     exceed the host and it holds more than its share. Default false: we never cause a kill; a guest below its share may
 *     then lack memory that one above it keeps
 * @param othersKeep part of their load that guests with swap keep when such guests need the rest. Default 0.25. On the
 *     simulated host of the thesis with half of the guests without swap (17 h), this order of precedence, {@code Rescue} and
 *     {@code Loan} brought the killed jobs whose guest was within its share from about 790 for a run to none in 80 runs that
 *     nothing was chosen by. Other values were not measured with all of it in place
 */
public record SafetySettings(
        Bytes most,
        Bytes least,
        double ratio,
        Duration horizon,
        Duration ahead,
        double topUpBelow,
        boolean squeeze,
        double othersKeep) {
    /** The defaults. */
    public static final SafetySettings DEFAULT = new SafetySettings(
            Bytes.mib(512), Bytes.mib(64), 0.25, Duration.ofSeconds(5), Duration.ofSeconds(10), 0.75, false, 0.25);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public SafetySettings {
        Checks.ratio("ratio", ratio);
        Checks.ratio("topUpBelow", topUpBelow);
        Checks.ratio("othersKeep", othersKeep);
        Checks.notNegative("horizon", horizon);
        Checks.notNegative("ahead", ahead);
    }

    /** Returns a copy that allows or forbids to squeeze guests without swap. */
    public SafetySettings withSqueeze(boolean value) {
        return new SafetySettings(most, least, ratio, horizon, ahead, topUpBelow, value, othersKeep);
    }
}
