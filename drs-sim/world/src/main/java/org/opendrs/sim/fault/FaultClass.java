package org.opendrs.sim.fault;

/**
 * A way in which the outside world misbehaves. Some classes strike single calls with a chance, the others last from one instant
 * to another.
 */
public enum FaultClass {
    /** A command takes effect late, at most 40 s after it was issued. */
    LATE_COMMAND(Kind.CALL),
    /** A command is accepted and never reaches the guest, as with an absent balloon driver. */
    LOST_COMMAND(Kind.CALL),
    /** A command takes effect a second time, at most 5 s after the first. */
    DOUBLED_COMMAND(Kind.CALL),
    /** A call has its effect, and only then the connection breaks: the outcome is unknown. */
    ERROR_AFTER_EFFECT(Kind.CALL),
    /** A call never answers and has no effect; its deadline ends it. */
    HUNG_CALL(Kind.CALL),
    /** A sample is read in time but arrives late, sometimes after the deadline. */
    LATE_SAMPLE(Kind.CALL),
    /** A sample fails, because the connection broke. */
    LOST_SAMPLE(Kind.CALL),
    /** A guest's balloon driver stops reporting; the last report stays. */
    FROZEN_STATS(Kind.INTERVENTION),
    /** A guest's balloon driver reports nonsense. */
    LYING_STATS(Kind.INTERVENTION),
    /** A guest is paused in place. */
    GUEST_PAUSE(Kind.INTERVENTION),
    /** A host dies with all its guests and comes back empty later. */
    HOST_CRASH(Kind.INTERVENTION),
    /** A migration fails; the guest stays at the source. */
    MIGRATION_FAILS(Kind.CALL),
    /** A migration is started, but nobody learns how it ends. */
    MIGRATION_OUTCOME_UNKNOWN(Kind.CALL),
    /** The cluster state store cannot be reached. */
    STORE_AWAY(Kind.INTERVENTION),
    /** Somebody else sets the size of a guest, and takes it back to its maximum later. */
    FOREIGN_SETMEM(Kind.INTERVENTION);

    private final Kind kind;

    FaultClass(Kind kind) {
        this.kind = kind;
    }

    /** Returns whether the class strikes single calls, so that its intensity is a chance from 0 to 1. */
    public boolean strikesCalls() {
        return kind == Kind.CALL;
    }

    private enum Kind {
        CALL,
        INTERVENTION
    }
}
