package org.opendrs.core.monitor;

import java.util.List;
import org.opendrs.monitor.Hotspot;

/**
 * What the detector found.
 *
 * @param states what to hand in next time
 * @param hotspots the hotspots, by host and resource (CPU before memory)
 */
public record Detection(HotspotStates states, List<Hotspot> hotspots) {
    /** Copies the list. */
    public Detection {
        hotspots = List.copyOf(hotspots);
    }
}
