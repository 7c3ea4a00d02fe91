package org.opendrs.sim.trace;

import java.time.Duration;

/**
 * A VM that somebody asked for.
 *
 * @param second when, on the recording's own clock
 * @param batch number of the batch that it belongs to, counted from 0: VMs that one user asked for at once
 * @param flavour its size
 * @param shortest least time that it lived, on the recording's grid; zero if it ended in the interval in which it came
 * @param longest most time that it lived; of a censored VM the most time that was watched
 * @param censored whether the VM still ran when the recording ended: its whole life is longer than is known
 */
public record Arrival(long second, int batch, Flavour flavour, Duration shortest, Duration longest, boolean censored) {
    /** Returns the middle of the shortest and the longest life, the best single guess. */
    public Duration lifetime() {
        return shortest.plus(longest).dividedBy(2);
    }
}
