package org.opendrs.core.plan;

/** By which figure the planner ranks the destinations that pass every filter. Lower is better for each of them. */
public enum BalanceMeasure {
    /** The sum over hosts of the dominant resource's utilisation squared, with a small term for the others. */
    DOMINANT,
    /** The sum over resources of the population standard deviation of the hosts' utilisation, as Ganeti and Watcher have it. */
    STDDEV
}
