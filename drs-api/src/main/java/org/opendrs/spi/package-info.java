/**
 * Ports to the outside world, which backends and embedders implement: hypervisor, orchestrator, cluster state, time.
 *
 * <p>Every call that leaves the process returns a {@code CompletionStage} at once and takes a deadline, a duration from the call on
 * after which nobody waits any more. Stages may complete on any thread; the engine only posts to its mailbox from there. Trouble
 * of the outside world is normal life: it is an outcome where one is defined, else the stage fails with {@link
 * org.opendrs.spi.HypervisorException} or {@link org.opendrs.spi.StoreException}. The contract kits in {@code org.opendrs.sim.tck}
 * say what else an implementation promises.
 *
 * <p>Depends on everything in the API but {@code event} and {@code control}.
 */
@NullMarked
package org.opendrs.spi;

import org.jspecify.annotations.NullMarked;
