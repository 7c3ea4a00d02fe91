package org.opendrs.core.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What a guest's definition says beyond {@link org.opendrs.model.GuestFacts}.
 *
 * @param pinnedBecause why its memory is pinned, in words; empty if it is not, or nobody knows
 * @param freePageReporting whether it tells the host of pages that it has freed; empty if unknown
 * @param autodeflate whether its balloon deflates by itself; empty if unknown
 * @param mayAct whether the operator lets its balloon be moved
 */
public record GuestTraits(
        List<String> pinnedBecause,
        Optional<Boolean> freePageReporting,
        Optional<Boolean> autodeflate,
        boolean mayAct) {
    /** Nothing is known, and nothing is forbidden. */
    public static final GuestTraits UNKNOWN = new GuestTraits(List.of(), Optional.empty(), Optional.empty(), true);

    /** Copies the list. */
    public GuestTraits {
        pinnedBecause = List.copyOf(pinnedBecause);
    }
}
