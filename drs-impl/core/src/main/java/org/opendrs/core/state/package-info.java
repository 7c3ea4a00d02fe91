/**
 * What an engine remembers beyond a turn, as one value that can be kept over a restart.
 *
 * <p>Pure data. Depends on the API and {@code core.monitor}. Start at {@link org.opendrs.core.state.EngineState}.
 */
@NullMarked
package org.opendrs.core.state;

import org.jspecify.annotations.NullMarked;
