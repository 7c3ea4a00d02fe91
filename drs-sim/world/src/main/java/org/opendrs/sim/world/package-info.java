/**
 * The simulated world: hosts with guests and links, behind the same ports as a real hypervisor.
 *
 * <p>A fluid model with a fixed step on {@link org.opendrs.sim.time.SimTime}: in each step every host shares memory, disk and CPU
 * among its guests. All figures stand in {@link org.opendrs.sim.world.WorldConstants}, each with its source. One seed and one
 * sequence of calls give one run, bit for bit, in any JVM; {@link org.opendrs.sim.world.SimWorld#eventHash} proves it. Depends on
 * {@code sim.time}, {@code sim.guest}, {@code sim.workload}, {@code sim.migration} and the API. Start at {@link
 * org.opendrs.sim.world.SimWorld}.
 */
@NullMarked
package org.opendrs.sim.world;

import org.jspecify.annotations.NullMarked;
