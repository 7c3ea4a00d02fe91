/**
 * Live migration by pre-copy over links that several migrations share.
 *
 * <p>Driven by events of virtual time, so that its times are exact whatever the step of the world. Knows nothing of hosts: what
 * is copied, how fast it gets dirty and what the end means is behind {@link org.opendrs.sim.migration.Mover}. Depends on {@code
 * sim.time}. Start at {@link org.opendrs.sim.migration.Precopy}.
 */
@NullMarked
package org.opendrs.sim.migration;

import org.jspecify.annotations.NullMarked;
