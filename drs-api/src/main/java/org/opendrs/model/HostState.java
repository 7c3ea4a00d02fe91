package org.opendrs.model;

/** Whether a host may be decided about. */
public enum HostState {
    /** Sampled in this turn. */
    UP,
    /** Not sampled in this turn, but recently. Nothing is commanded there. */
    STALE,
    /** Not sampled for longer than the reachability bound. */
    UNREACHABLE,
    /** Up, but the operator wants it to receive no VM. */
    MAINTENANCE
}
