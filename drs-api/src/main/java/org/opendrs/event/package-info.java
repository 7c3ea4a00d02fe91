/**
 * What happened, for listeners.
 *
 * <p>Depends on {@code balloon}, {@code migration}, {@code explain} and {@code model}. Start at {@link org.opendrs.event.DrsEvent}.
 */
@NullMarked
package org.opendrs.event;

import org.jspecify.annotations.NullMarked;
