/**
 * The cluster state store that lives in memory: the default of a single process, of tests and of the simulator, with the same
 * semantics as a distributed one.
 *
 * <p>Depends on the API only. Start at {@link org.opendrs.store.MemoryStore}.
 */
@NullMarked
package org.opendrs.store;

import org.jspecify.annotations.NullMarked;
