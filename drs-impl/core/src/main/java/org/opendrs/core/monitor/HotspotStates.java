package org.opendrs.core.monitor;

import java.util.List;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;

/** What the detector remembers of all hosts from turn to turn. Immutable. */
public final class HotspotStates {
    /** Nothing seen yet. */
    public static final HotspotStates EMPTY = new HotspotStates(List.of());

    private final List<HostHeat> hosts;

    HotspotStates(List<HostHeat> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** Returns the entries in id order. */
    List<HostHeat> hosts() {
        return hosts;
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
