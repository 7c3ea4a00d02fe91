package org.opendrs.core.monitor;

/** What comparing two readings of counters gave. */
enum Delta {
    /** There are no counters now. */
    NONE,
    /** There is nothing to compare with. */
    FIRST,
    /** Nothing new, or too soon after the last reading for a rate. */
    SAME,
    /** Rates are known. */
    MEASURED,
    /** A counter fell. */
    BACKWARDS,
    /** A counter rose by more than can be, or is no counter at all. */
    IMPOSSIBLE
}
