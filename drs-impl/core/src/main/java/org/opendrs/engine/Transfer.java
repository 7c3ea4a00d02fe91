package org.opendrs.engine;

import org.jspecify.annotations.Nullable;
import org.opendrs.migration.Move;
import org.opendrs.spi.FencingToken;

/** One move on its way, from the wish to the arrival. Confined to the mailbox. */
final class Transfer {
    private final Move move;
    private final long startedAtNanos;
    private Phase phase = Phase.RESERVING;
    private long phaseSinceNanos;
    private Pool.@Nullable Hold hold;

    Transfer(Move move, long nowNanos) {
        this.move = move;
        this.startedAtNanos = nowNanos;
        this.phaseSinceNanos = nowNanos;
    }

    Move move() {
        return move;
    }

    long startedAtNanos() {
        return startedAtNanos;
    }

    Phase phase() {
        return phase;
    }

    /** Returns when the present phase began. */
    long phaseSinceNanos() {
        return phaseSinceNanos;
    }

    /** Returns what the move holds in the store: room at the destination from {@link Phase#MAKING_ROOM} on. */
    Pool.@Nullable Hold hold() {
        return hold;
    }

    /** Returns the destination's proof; there is one from {@link Phase#MAKING_ROOM} on. */
    FencingToken token() {
        if (hold == null) {
            throw new IllegalStateException("move of " + move.vm() + " has no grant in phase " + phase);
        }
        return hold.grant().token();
    }

    /** Enters {@link Phase#MAKING_ROOM} with the destination's grant. */
    void granted(Pool.Hold kept, long nowNanos) {
        hold = kept;
        enter(Phase.MAKING_ROOM, nowNanos);
    }

    void enter(Phase next, long nowNanos) {
        phase = next;
        phaseSinceNanos = nowNanos;
    }

    /** Steps of a move, in order. */
    enum Phase {
        /** The destination is asked for a promise. */
        RESERVING,
        /** The destination frees memory. */
        MAKING_ROOM,
        /** The hypervisor copies. */
        COPYING,
        /** The executor said that the VM arrived; its new host has not shown it yet. */
        LANDED,
        /** The executor's answer is unknown; both hosts are watched until one shows the VM. */
        UNCERTAIN
    }
}
