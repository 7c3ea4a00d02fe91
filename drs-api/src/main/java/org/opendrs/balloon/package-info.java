/**
 * How much memory each guest of one host should hold now.
 *
 * <p>Depends on {@code model} and {@code explain}. Start at {@link org.opendrs.balloon.BalloonPolicy}.
 */
@NullMarked
package org.opendrs.balloon;

import org.jspecify.annotations.NullMarked;
