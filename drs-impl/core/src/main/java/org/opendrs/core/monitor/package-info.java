/**
 * From raw counters to what hosts and guests use and want, which host is a hotspot, and what is worth publishing.
 *
 * <p>Pure: data in, data out; what is remembered between two samples is a value that the caller keeps ({@link
 * org.opendrs.core.monitor.HostTrack}, {@link org.opendrs.core.monitor.HotspotStates}, {@link
 * org.opendrs.core.monitor.Published}). The three decisions are kept apart on purpose: a host may be hot without news,
 * and news without being hot. Depends on the API only ({@code unit}, {@code model}, {@code explain}, {@code monitor},
 * {@code spi}). Start at {@link org.opendrs.core.monitor.HostMonitor}, then {@link
 * org.opendrs.core.monitor.HotspotDetector}.
 */
@NullMarked
package org.opendrs.core.monitor;

import org.jspecify.annotations.NullMarked;
