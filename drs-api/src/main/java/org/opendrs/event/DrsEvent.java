package org.opendrs.event;

import org.opendrs.balloon.BalloonTarget;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Something that happened. Not sealed: further events will be added and must not break callers. */
public interface DrsEvent {
    /** Returns the number of the turn in which it happened. */
    long turn();

    /**
     * A balloon command was issued.
     *
     * @param turn number of the turn
     * @param host the guest's host
     * @param target the new size and why
     */
    record BalloonCommanded(long turn, HostId host, BalloonTarget target) implements DrsEvent {}

    /**
     * A plan was made and, below level ACT, not carried out.
     *
     * @param turn number of the turn
     * @param plan the plan
     */
    record PlanProposed(long turn, MigrationPlan plan) implements DrsEvent {}

    /**
     * A migration went on to its next step.
     *
     * @param turn number of the turn
     * @param move the move
     * @param step the step that it entered
     * @param reason why, above all why it failed or was given up
     */
    record MigrationProgress(long turn, Move move, Step step, Reason reason) implements DrsEvent {}

    /** A host could not be sampled, or can be again. */
    record HostReachability(long turn, HostId host, boolean reachable, Reason reason) implements DrsEvent {}

    /**
     * Somebody else changed the size of a guest, which is left alone for a while.
     *
     * @param turn number of the turn
     * @param host the guest's host
     * @param vm the guest
     * @param reason what was expected, what was found, and for how long the guest is left alone
     */
    record ForeignChange(long turn, HostId host, VmId vm, Reason reason) implements DrsEvent {}

    /**
     * Processes were killed in a guest for lack of memory, so that it keeps what it holds for a while. Only guests that count such
     * kills tell, through a backend that asks for it.
     *
     * @param turn number of the turn
     * @param host the guest's host
     * @param vm the guest
     * @param reason how many, what it held, and how much it keeps for how long
     */
    record ProcessesKilled(long turn, HostId host, VmId vm, Reason reason) implements DrsEvent {}

    /** Steps of a migration. */
    enum Step {
        /** The destination's promise is asked for. */
        RESERVING,
        /** The destination frees memory. */
        MAKING_ROOM,
        /** The hypervisor copies. */
        COPYING,
        /** The VM runs at the destination. */
        COMPLETED,
        /** The VM stays where it was. */
        FAILED,
        /** The move was given up before copying. */
        ABANDONED
    }
}
