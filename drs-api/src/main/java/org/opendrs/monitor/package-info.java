/**
 * What hosts and guests use and want, and which host is a hotspot.
 *
 * <p>Depends on {@code model} and {@code explain}. Start at {@link org.opendrs.monitor.MonitoringService}.
 */
@NullMarked
package org.opendrs.monitor;

import org.jspecify.annotations.NullMarked;
