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
public record Hotspot(HostId host, Resource resource, Duration age, Reason reason) {
    private static final String GIVEN = "GIVEN";

    /** Returns a hotspot that the embedder knows of, from monitoring of its own: it has the age zero and the reason {@code GIVEN}. */
    public static Hotspot given(HostId host, Resource resource) {
        return new Hotspot(host, resource, Duration.ZERO, Reason.of(GIVEN));
    }
}
