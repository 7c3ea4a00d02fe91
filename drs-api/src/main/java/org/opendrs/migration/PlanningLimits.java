package org.opendrs.migration;

import java.time.Duration;
import org.opendrs.unit.ByteRate;

/**
 * Bounds that every plan keeps. Ratios are of allocatable capacity, 0 to 1.
 *
 * @param sourceLevel a host that is relieved is brought down to this level; default 0.80
 * @param destinationLevel no destination is filled above this level; default 0.85, above {@code sourceLevel}, so that the
 *     reverse of a move never qualifies
 * @param outgoingPerHost migrations that one host may send at once; default 2
 * @param incomingPerHost migrations that one host may receive at once; default 2
 * @param sampledDestinations destinations looked at for each VM, drawn at random; default 32
 * @param maxMoves moves in one plan; default 16
 * @param bandwidth memory that one migration is expected to send per second; default 100 MiB/s, four fifths of a 1 Gb/s link
 * @param cooldown time for which a VM that moved stays; default 10 min
 * @param noReturn time for which a VM does not go back to a host that it left; default 30 min
 */
public record PlanningLimits(
        double sourceLevel,
        double destinationLevel,
        int outgoingPerHost,
        int incomingPerHost,
        int sampledDestinations,
        int maxMoves,
        ByteRate bandwidth,
        Duration cooldown,
        Duration noReturn) {
    /** The defaults; the levels and times are those of ALGORITHMS §5, found in simulation. */
    public static final PlanningLimits DEFAULT = new PlanningLimits(
            0.80, 0.85, 2, 2, 32, 16, ByteRate.mibPerSecond(100), Duration.ofMinutes(10), Duration.ofMinutes(30));

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is out of range or the levels are not in order
     */
    public PlanningLimits {
        if (!(sourceLevel > 0 && sourceLevel <= destinationLevel && destinationLevel <= 1)) {
            throw new IllegalArgumentException("0 < sourceLevel <= destinationLevel <= 1 must hold, got " + sourceLevel
                    + " and " + destinationLevel);
        }
        if (outgoingPerHost < 1 || incomingPerHost < 1 || sampledDestinations < 1 || maxMoves < 1) {
            throw new IllegalArgumentException("counts must be >= 1, got outgoingPerHost=" + outgoingPerHost
                    + " incomingPerHost=" + incomingPerHost + " sampledDestinations=" + sampledDestinations
                    + " maxMoves=" + maxMoves);
        }
        if (bandwidth.isZero()) {
            throw new IllegalArgumentException("bandwidth must be > 0 bytes per second");
        }
        if (cooldown.isNegative() || noReturn.isNegative()) {
            throw new IllegalArgumentException(
                    "times must be >= 0, got cooldown=" + cooldown + " noReturn=" + noReturn);
        }
    }
}
