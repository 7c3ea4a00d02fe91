/**
 * A simulated cluster for JUnit 5 tests: the production engine, with the embedder's own filters, policies and rules in it, against
 * simulated hosts and guests in virtual time.
 *
 * <p>Depends on the world, {@code sim.scenario} for what is measured, the engine, and JUnit's API, which the user brings. Start at
 * {@link org.opendrs.sim.junit.SimulatedCluster}.
 */
@NullMarked
package org.opendrs.sim.junit;

import org.jspecify.annotations.NullMarked;
