package org.opendrs.control;

import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * Something that was done in a turn, or was found to have ended in it.
 *
 * @param kind what
 * @param vm the VM concerned
 * @param host the host that was asked; for migrations the destination
 * @param amount target in bytes for balloons, expected transfer in bytes for migrations
 * @param reason why
 */
public record Action(Kind kind, VmId vm, HostId host, long amount, Reason reason) {
    /** What was done. */
    public enum Kind {
        /** A balloon target was set. */
        SET_MEMORY_TARGET,
        /** A promise was asked for. */
        RESERVE,
        /** A migration was started. */
        MIGRATE,
        /** A migration ended well. */
        ARRIVED,
        /** A migration failed or was given up. */
        GIVEN_UP
    }
}
