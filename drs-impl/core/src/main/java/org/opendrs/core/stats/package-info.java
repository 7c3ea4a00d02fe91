/**
 * Small statistics that more than one decision rests on.
 *
 * <p>Pure: a new value follows from the old one, a sample and the time between them. May depend on nothing but the
 * JDK. Start at {@link org.opendrs.core.stats.DecayingPeak}.
 */
@NullMarked
package org.opendrs.core.stats;

import org.jspecify.annotations.NullMarked;
