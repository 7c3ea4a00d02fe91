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
 * @param maxMoves moves in one plan; default {@link #ANY_NUMBER}. A host from which no more moves away for this reason says so in
 *     the plan's trace, with the code {@code MOVE_LIMIT}
 * @param bandwidth memory that one migration is expected to send per second; default 100 MiB/s, four fifths of a 1 Gb/s link
 * @param cooldown time for which a VM that moved, or failed to, stays; doubled by each further move that it made within {@code
 *     cooldownWindow} before; default 10 min
 * @param noReturn time for which a VM does not go back to a host that it left; default 30 min
 * @param cooldownWindow how far before its last move further ones make a VM's cooldown longer; default 2 h
 * @param longestCooldown what doubling stops at; default 2 h
 * @param leavingPerHour part of a host's VMs, rounded up, that may leave it within an hour: a host that loses more is not
 *     relieved but emptied, by decisions none of which has shown its effect yet; default 0.20. VMs that must stay together may
 *     leave even if they are more, if they are the only ones
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
        Duration noReturn,
        Duration cooldownWindow,
        Duration longestCooldown,
        double leavingPerHour) {
    /** The time that {@link #leavingPerHour} speaks of. */
    public static final Duration LEAVING_WINDOW = Duration.ofHours(1);

    /** As many moves as the goal takes. */
    public static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** The defaults; the levels and times are those of ALGORITHMS §5, found in simulation. */
    public static final PlanningLimits DEFAULT = new PlanningLimits(
            0.80,
            0.85,
            2,
            2,
            32,
            ANY_NUMBER,
            ByteRate.mibPerSecond(100),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(2),
            0.20);

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
        if (cooldown.isNegative() || noReturn.isNegative() || cooldownWindow.isNegative()) {
            throw new IllegalArgumentException("times must be >= 0, got cooldown=" + cooldown + " noReturn=" + noReturn
                    + " cooldownWindow=" + cooldownWindow);
        }
        if (longestCooldown.compareTo(cooldown) < 0) {
            throw new IllegalArgumentException(
                    "longestCooldown must be >= cooldown, got " + longestCooldown + " and " + cooldown);
        }
        if (!(leavingPerHour > 0 && leavingPerHour <= 1)) {
            throw new IllegalArgumentException("0 < leavingPerHour <= 1 must hold, got " + leavingPerHour);
        }
    }

    /** Returns a copy with another bound on the moves in one plan. */
    public PlanningLimits withMaxMoves(int count) {
        return new PlanningLimits(
                sourceLevel,
                destinationLevel,
                outgoingPerHost,
                incomingPerHost,
                sampledDestinations,
                count,
                bandwidth,
                cooldown,
                noReturn,
                cooldownWindow,
                longestCooldown,
                leavingPerHour);
    }

    /** Returns a copy with another bound on the part of a host's VMs that may leave within an hour. */
    public PlanningLimits withLeavingPerHour(double part) {
        return new PlanningLimits(
                sourceLevel,
                destinationLevel,
                outgoingPerHost,
                incomingPerHost,
                sampledDestinations,
                maxMoves,
                bandwidth,
                cooldown,
                noReturn,
                cooldownWindow,
                longestCooldown,
                part);
    }

    /** Returns how old a past move may be and still matter to any of the bounds. */
    public Duration lookBack() {
        Duration longest = longestCooldown.plus(cooldownWindow);
        longest = longest.compareTo(noReturn) < 0 ? noReturn : longest;
        return longest.compareTo(LEAVING_WINDOW) < 0 ? LEAVING_WINDOW : longest;
    }
}
