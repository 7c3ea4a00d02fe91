/**
 * Rules of other systems, written again as balloon policies so that they can be measured beside ours in the same world. They never
 * reach a production artifact. Depends on the API only. Start reading at {@link org.opendrs.sim.rival.Rivals}.
 */
@NullMarked
package org.opendrs.sim.rival;

import org.jspecify.annotations.NullMarked;
