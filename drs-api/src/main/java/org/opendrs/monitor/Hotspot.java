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
    /**
     * The age of a hotspot that somebody names: so long that the cost of a move stands against it only where the relief is next to
     * nothing. A planner takes a hotspot to last for as long as it has lasted; who names one does not ask whether it will last.
     */
    public static final Duration GIVEN_AGE = Duration.ofHours(1);

    private static final String GIVEN = "GIVEN";

    /**
     * Returns a hotspot that the embedder knows of, from monitoring of its own: it has the age {@link #GIVEN_AGE} and the reason {@code
     * GIVEN}. Where the age is known, the constructor takes it.
     */
    public static Hotspot given(HostId host, Resource resource) {
        return new Hotspot(host, resource, GIVEN_AGE, Reason.of(GIVEN));
    }
}
