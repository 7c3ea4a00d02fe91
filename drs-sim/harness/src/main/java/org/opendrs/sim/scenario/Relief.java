package org.opendrs.sim.scenario;

import java.util.OptionalLong;

/**
 * How a hotspot ended.
 *
 * @param turns turns from the first that reported the hotspot until its host was truly no longer hot; empty if that never came
 * @param newHotspots other hosts that truly became hotspots
 * @param planViolations faults that the independent checker found in plans
 */
public record Relief(OptionalLong turns, long newHotspots, long planViolations) {}
