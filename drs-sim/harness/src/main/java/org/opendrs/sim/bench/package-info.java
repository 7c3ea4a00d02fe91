/**
 * Measurements over many seeds: median and worst of each figure, as tables and as JSON. Depends on the scenarios. Start reading at
 * {@link org.opendrs.sim.bench.Benches}.
 */
@NullMarked
package org.opendrs.sim.bench;

import org.jspecify.annotations.NullMarked;
