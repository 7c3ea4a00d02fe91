/**
 * How the memory of one host is shared out among its guests: the allocator, the control law around it, what is
 * remembered of each guest, and an independent checker of any plan.
 *
 * <p>Pure: no clock, thread, log or I/O; everything follows from a request, and the steps on a history from a sample
 * and an instant. May depend on the API and on {@code core.stats}. Start at {@link org.opendrs.core.balloon.Policies};
 * the law is told in {@link org.opendrs.core.balloon.WaterfillPolicy}, the codes of its reasons in {@link
 * org.opendrs.core.balloon.BalloonReasons}.
 */
@NullMarked
package org.opendrs.core.balloon;

import org.jspecify.annotations.NullMarked;
