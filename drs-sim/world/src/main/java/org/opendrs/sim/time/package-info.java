/**
 * Virtual time: one queue of events that drives the simulated world and every engine in it.
 *
 * <p>Single-threaded. Depends on {@code org.opendrs.spi} only. Start at {@link org.opendrs.sim.time.SimTime}.
 */
@NullMarked
package org.opendrs.sim.time;

import org.jspecify.annotations.NullMarked;
