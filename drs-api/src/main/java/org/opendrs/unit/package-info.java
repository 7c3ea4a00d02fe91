/**
 * Quantities with their unit: memory in bytes, memory flow in bytes per second, CPU in thousandths of a core.
 *
 * <p>Values are exact {@code long}s in base units, so that sums do not depend on order. Depends on nothing but the JDK. Start
 * at {@link org.opendrs.unit.Bytes}.
 */
@NullMarked
package org.opendrs.unit;

import org.jspecify.annotations.NullMarked;
