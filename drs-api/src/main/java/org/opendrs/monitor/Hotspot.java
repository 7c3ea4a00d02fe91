package org.opendrs.monitor;

import java.time.Duration;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;

/**
 * A host whose pressure on one resource exceeded its threshold for a full window, spikes filtered out.
 *
 * @param host the host
 * @param resource the resource that is short
 * @param age for how long it has been a hotspot
 * @param reason the rule that opened it, with its figures
 */
public record Hotspot(HostId host, Resource resource, Duration age, Reason reason) {}
