package org.opendrs.core.monitor;

/**
 * The state machine NORMAL, WARM, HOT of one condition of one host. The window counts samples, whatever lies between
 * them; the hold counts time, from the first sample above the upper level until one is below the lower level.
 *
 * <p>Monotone: a series that is above wherever another one is, and calm only where the other one is, is never less hot.
 *
 * @param heat the state
 * @param above one bit for each sample of the window, the newest lowest: whether it was above the upper level
 * @param calmSamples samples in a row below the lower level
 * @param heldNanos for how long the condition has lasted, {@link #NOT_HELD} if it does not
 */
public record Trigger(Heat heat, int above, int calmSamples, long heldNanos) {
    private static final long NOT_HELD = -1;

    /** Nothing seen. */
    static final Trigger COLD = new Trigger(Heat.NORMAL, 0, 0, NOT_HELD);

    /** What one sample says about the condition; BETWEEN the levels it says nothing. */
    enum Sign {
        ABOVE,
        BETWEEN,
        CALM
    }

    /** Returns the state after one more sample, taken {@code elapsedNanos} after the last one that counted. */
    Trigger step(Sign sign, long elapsedNanos, TriggerRule rule) {
        if (sign == Sign.CALM) {
            return calm(rule);
        }
        boolean isAbove = sign == Sign.ABOVE;
        int bits = shifted(rule) | (isAbove ? 1 : 0);
        long held = heldNanos == NOT_HELD ? (isAbove ? 0 : NOT_HELD) : heldNanos + elapsedNanos;
        boolean enough = isAbove && Integer.bitCount(bits) >= rule.enterSamples() && held >= rule.holdNanos();
        return new Trigger(heat == Heat.HOT || enough ? Heat.HOT : warmth(bits), bits, 0, held);
    }

    private Trigger calm(TriggerRule rule) {
        int calm = calmSamples + 1;
        if (calm >= rule.leaveSamples()) {
            // Capped, and one instance for all that is at rest: nearly every host, nearly always.
            return heat == Heat.NORMAL && above == 0 && calmSamples == rule.leaveSamples()
                    ? this
                    : new Trigger(Heat.NORMAL, 0, rule.leaveSamples(), NOT_HELD);
        }
        int bits = shifted(rule);
        return new Trigger(heat == Heat.HOT ? Heat.HOT : warmth(bits), bits, calm, NOT_HELD);
    }

    private int shifted(TriggerRule rule) {
        return (above << 1) & ((1 << rule.windowSamples()) - 1);
    }

    private static Heat warmth(int bits) {
        return bits == 0 ? Heat.NORMAL : Heat.WARM;
    }
}
