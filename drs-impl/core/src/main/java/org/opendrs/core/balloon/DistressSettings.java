package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * When a guest is in distress between two plans, and what it then gets.
 *
 * @param usable distress below this much usable memory. Default 64 MiB
 * @param usableRatio the same as a share of what the guest holds; the larger counts. Default 0.05
 * @param reliefRatio relief restores this share of usable memory; reading back from swap counts as distress below
 *     it. Default 0.10
 * @param step smallest growth asked for. Default 128 MiB
 * @param least smallest growth worth a command when memory is short, and smallest shrink where guests hold more than the host has,
 *     which swaps, and nobody gives more. Default 16 MiB
 * @param hold time for which a guest is not shrunk below its load and the room that relief gives, after relief. Default
 *     2 min
 */
public record DistressSettings(
        Bytes usable, double usableRatio, double reliefRatio, Bytes step, Bytes least, Duration hold) {
    /** The defaults. */
    public static final DistressSettings DEFAULT =
            new DistressSettings(Bytes.mib(64), 0.05, 0.10, Bytes.mib(128), Bytes.mib(16), Duration.ofMinutes(2));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public DistressSettings {
        Checks.ratio("usableRatio", usableRatio);
        Checks.ratio("reliefRatio", reliefRatio);
        Checks.notNegative("hold", hold);
    }
}
