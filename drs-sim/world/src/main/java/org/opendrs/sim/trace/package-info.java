/**
 * Reads recorded loads of real VMs and replays them in simulated guests.
 *
 * <p>A {@link org.opendrs.sim.trace.TraceCatalogue} finds recordings by name, or takes the path of an original download, and
 * gives a {@link org.opendrs.sim.trace.UsageTrace} (what VMs used, sample by sample) or an {@link
 * org.opendrs.sim.trace.ArrivalTrace} (when VMs of which size came and went). A {@link org.opendrs.sim.trace.TraceLoad} makes one
 * VM of a usage trace the workload of a guest. Files are foreign input: whatever is wrong with one becomes a {@link
 * org.opendrs.sim.trace.TraceException} that names the place, and a trace is either whole or not there. Where a recording has
 * to be mended (gaps, values above the possible), {@link org.opendrs.sim.trace.TraceRemarks} counts it.
 *
 * <p>Depends on the JDK, {@code org.opendrs.unit} and {@code sim.workload}. This package reads files; nothing else in the
 * simulated world does. Start at {@link org.opendrs.sim.trace.TraceCatalogue}.
 */
@NullMarked
package org.opendrs.sim.trace;

import org.jspecify.annotations.NullMarked;
