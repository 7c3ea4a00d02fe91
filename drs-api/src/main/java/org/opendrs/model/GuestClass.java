package org.opendrs.model;

/** How a guest answers to its balloon, learnt from what it did. */
public enum GuestClass {
    /** Follows its targets. */
    COOPERATIVE,
    /** Has no working balloon driver: commands succeed and nothing happens. Never ballooned. */
    UNCOOPERATIVE,
    /** Stopped short of its last target. Not shrunk until its raised floor expires. */
    STALLED
}
