package org.opendrs.config;

import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.migration.PlanningLimits;

/**
 * Everything that an operator can set.
 *
 * @param turns how often the engine looks, and how long it waits
 * @param monitoring how samples are decoded, and what is a hotspot
 * @param ballooning the balloon policy
 * @param planning bounds of migration plans; by default those of {@link PlanningLimits#DEFAULT}, and 16 moves in one turn's plan: the
 *     next turn goes on from what is seen then
 */
public record DrsSettings(
        TurnSettings turns, MonitorSettings monitoring, WaterfillSettings ballooning, PlanningLimits planning) {
    /** The defaults. */
    public static final DrsSettings DEFAULT = new DrsSettings(
            TurnSettings.DEFAULT, MonitorSettings.DEFAULT, WaterfillSettings.DEFAULT, PlanningRows.DEFAULT);
}
