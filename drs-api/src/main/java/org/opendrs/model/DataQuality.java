package org.opendrs.model;

/** How far a sample may be trusted. Everything but {@link #GOOD} leaves the scope of decisions, with this as the reason. */
public enum DataQuality {
    /** Complete, fresh and plausible. */
    GOOD,
    /** Valid once, but older than the freshness bound, or its statistics stopped advancing. */
    STALE,
    /** Some of the needed counters are absent, for instance because this is the first sample. */
    PARTIAL,
    /** Counters that contradict each other or go backwards without a restart. */
    ABSURD,
    /** No statistics at all. */
    MISSING
}
