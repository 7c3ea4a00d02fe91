package org.opendrs.core.monitor;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;

/**
 * What the detector remembers of all hosts from turn to turn. Immutable.
 *
 * @param hosts the entries in id order
 */
public record HotspotStates(List<HostHeat> hosts) {
    /** Nothing seen yet. */
    public static final HotspotStates EMPTY = new HotspotStates(List.of());

    /** Copies the list. */
    public HotspotStates {
        hosts = List.copyOf(hosts);
    }

    /** Returns the same on a clock that shows {@code nanos} more at the same instants. */
    public HotspotStates shifted(long nanos) {
        var moved = new ArrayList<HostHeat>(hosts.size());
        for (HostHeat heat : hosts) {
            moved.add(heat.shifted(nanos));
        }
        return new HotspotStates(moved);
    }

    /**
     * Returns how hot a host is; NORMAL if the host is unknown or the resource is not watched. For display: searches.
     */
    public Heat heat(HostId host, Resource resource) {
        for (HostHeat heat : hosts) {
            if (heat.host().equals(host)) {
                return resource.equals(Resource.CPU)
                        ? heat.cpu().heat()
                        : resource.equals(Resource.MEMORY) ? heat.memory() : Heat.NORMAL;
            }
        }
        return Heat.NORMAL;
    }
}
