/**
 * What guests do: processes that want CPU time and memory, and what becomes of them.
 *
 * <p>Depends on the JDK and on {@code org.opendrs.unit}. Amounts in here are plain {@code long} bytes and {@code double} seconds,
 * because this is the inner loop of the simulation. Start at {@link org.opendrs.sim.workload.Workload} (to write one) or {@link
 * org.opendrs.sim.workload.Workloads} (to use one).
 */
@NullMarked
package org.opendrs.sim.workload;

import org.jspecify.annotations.NullMarked;
