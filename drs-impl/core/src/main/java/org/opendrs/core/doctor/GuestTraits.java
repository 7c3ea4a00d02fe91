package org.opendrs.core.doctor;

import java.util.List;

/**
 * What a guest's definition says beyond {@link org.opendrs.model.GuestFacts}.
 *
 * @param isRead whether the definition could be read; if not, nothing is known
 * @param pinnedBecause why its memory is pinned, in words; empty if it is not, or nobody knows
 * @param balloon what is said of its balloon
 * @param policy what the operator wants
 */
public record GuestTraits(boolean isRead, List<String> pinnedBecause, BalloonTraits balloon, PolicyTraits policy) {
    /** The definition could not be read. */
    public static final GuestTraits UNREAD =
            new GuestTraits(false, List.of(), BalloonTraits.UNKNOWN, PolicyTraits.NONE);

    /** Copies the list. */
    public GuestTraits {
        pinnedBecause = List.copyOf(pinnedBecause);
    }

    /** Returns whether the lack of a balloon device is all that keeps the guest from being ballooned. */
    boolean lacksBalloonOnly() {
        return pinnedBecause.isEmpty() && balloon.isMissing();
    }
}
