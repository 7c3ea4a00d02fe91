/**
 * The imperative shell: one mailbox, the ports around it, and what has to be remembered from turn to turn.
 *
 * <p>Everything in here that holds state is confined to the engine's mailbox thread; the few fields that other threads read are
 * volatile and hold immutable values. In turns over many hosts {@link org.opendrs.engine.Workers} do pure work for several of them at
 * once, and change nothing that is remembered. Decisions are made in {@code core}, which is pure; this package asks, remembers and
 * carries out. Depends on the API, {@code core}, {@code cluster}, {@code config}, {@code store} and SLF4J.
 *
 * <p>Start at {@link org.opendrs.engine.DrsEngine}; one turn in reading order is {@code Turn}.
 */
@NullMarked
package org.opendrs.engine;

import org.jspecify.annotations.NullMarked;
