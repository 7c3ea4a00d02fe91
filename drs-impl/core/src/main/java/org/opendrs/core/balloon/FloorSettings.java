package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * What is learnt from guests that do not follow.
 *
 * @param progress smallest change of the balloon size that counts as progress. Default 1 MiB
 * @param tolerance distance from its target within which a guest counts as having reached it. Default 4 MiB:
 *     backends round to KiB, guests to pages
 * @param stallFor time for which a stalled guest is not shrunk below where it stopped. Default 10 min
 * @param raise by how much the floor is raised above a refused target, or above what a guest held when a process
 *     was killed in it. Default 0.10
 * @param raiseFor for how long. Default 1 h
 */
public record FloorSettings(Bytes progress, Bytes tolerance, Duration stallFor, double raise, Duration raiseFor) {
    /** The defaults. */
    public static final FloorSettings DEFAULT =
            new FloorSettings(Bytes.mib(1), Bytes.mib(4), Duration.ofMinutes(10), 0.10, Duration.ofHours(1));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public FloorSettings {
        Checks.notNegative("stallFor", stallFor);
        Checks.ratio("raise", raise);
        Checks.notNegative("raiseFor", raiseFor);
    }
}
