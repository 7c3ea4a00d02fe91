package org.opendrs.core.monitor;

import org.opendrs.explain.Reason;

/**
 * Whether to publish a host's figures.
 *
 * @param publish whether to
 * @param reason why, or why not; see {@link MonitorReasons}
 */
public record PublishDecision(boolean publish, Reason reason) {}
