/**
 * Faults for runs in virtual time: what can go wrong, how often in this run, and the decorators and schedule that make it
 * happen.
 *
 * <p>A {@link org.opendrs.sim.fault.FaultPlan} is drawn from a seed and says which classes of fault are on; switching a class
 * off leaves the draws of the others as they were, so that a failing run can be made smaller. Decorators such as {@link
 * org.opendrs.sim.fault.FaultyControl} put faults between an engine and any port and keep the port's own promises: a stage
 * completes once, at its deadline at the latest. {@link org.opendrs.sim.fault.FaultSchedule} crashes hosts and pauses guests
 * through {@link org.opendrs.sim.fault.FaultTarget}, which the simulated world implements.
 *
 * <p>Everything runs on the thread of {@link org.opendrs.sim.time.SimTime} and depends on {@code drs-api} and {@code sim.time}
 * only. Start at {@link org.opendrs.sim.fault.FaultPlan} and {@link org.opendrs.sim.fault.FaultSite}.
 */
@NullMarked
package org.opendrs.sim.fault;

import org.jspecify.annotations.NullMarked;
