package org.opendrs.balloon;

import org.opendrs.explain.Reason;

/**
 * Decides how much memory each guest of one host should hold.
 *
 * <p>Implementations hold no mutable state and read neither clock nor environment: everything they may use is in the request, so
 * that a recorded request replays to the same plan. They may be called by any thread, and by several at once: an engine over many hosts
 * asks about some of them side by side.
 */
@FunctionalInterface
public interface BalloonPolicy {
    /** Returns the targets of this turn. Guests that are not {@link GuestScope#MANAGED} are never among them. */
    BalloonPlan decide(BalloonRequest request);

    /**
     * Returns what guests in distress need at once, between two turns: growth, and shrinks of other guests that make room for the
     * next tick's growth. Called on every tick (2 s), so it must be cheap.
     * A policy without a fast path keeps this default, which does nothing.
     */
    default BalloonPlan relieve(BalloonRequest request) {
        return BalloonPlan.nothing(request.host(), Reason.of("NO_FAST_PATH"));
    }

    /**
     * Returns whether the engine shall refuse plans of this policy that grant memory which is not confirmed free. A policy of another
     * school, which bounds the memory that is backed instead of the sizes that are promised, answers no and accepts that its host
     * may swap. All other bounds are checked in any case.
     */
    default boolean keepsLedger() {
        return true;
    }
}
