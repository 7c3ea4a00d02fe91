package org.opendrs.model;

/**
 * What is known of a guest beforehand, from its definition or from the operator. Unknown counts as the answer that asks for more
 * care.
 *
 * @param swap whether the guest has a swap device: a squeeze costs it time, without one it costs it processes
 * @param autodeflate whether its balloon deflates by itself before the guest's OOM killer runs
 * @param balloonable false if the guest has no balloon device, or host memory behind it is pinned (device pass-through, huge pages,
 *     locked), so that a balloon would take from the guest and give the host nothing
 */
public record GuestFacts(boolean swap, boolean autodeflate, boolean balloonable) {
    /** Nothing is known: no swap, no automatic deflation, an ordinary balloon. */
    public static final GuestFacts UNKNOWN = new GuestFacts(false, false, true);
}
