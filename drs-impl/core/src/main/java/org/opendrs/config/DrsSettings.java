package org.opendrs.config;

import org.opendrs.migration.PlanningLimits;

/**
 * Everything that an operator can set.
 *
 * @param turns how often the engine looks, and how long it waits
 * @param planning bounds of migration plans
 */
public record DrsSettings(TurnSettings turns, PlanningLimits planning) {
    /** The defaults. */
    public static final DrsSettings DEFAULT = new DrsSettings(TurnSettings.DEFAULT, PlanningLimits.DEFAULT);
}
