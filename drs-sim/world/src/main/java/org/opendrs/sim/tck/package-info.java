/**
 * Contract kits: what an implementation of a port promises, as checks that any test runner can use.
 *
 * <p>A kit asks the port for its capabilities, checks every promise that they cover, names the others, and returns what is broken
 * as a list. It runs in virtual and in real time alike: time passes only through the {@code TurnScheduler} that it is given. It
 * leaves the port's world as it found it, as far as the port allows.
 *
 * <p>Depends on {@code drs-api} only. Start at {@link org.opendrs.sim.tck.TelemetryContract}.
 */
@NullMarked
package org.opendrs.sim.tck;

import org.jspecify.annotations.NullMarked;
