package org.opendrs.migration;

/** What a plan is made for. */
public enum PlanningMode {
    /** Relieve hotspots with the fewest moves, and do nothing else. */
    REPAIR
}
