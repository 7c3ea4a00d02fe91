package org.opendrs.monitor;

import java.util.List;
import org.opendrs.model.ClusterSnapshot;

/** Is told of every new snapshot. Called on the engine's thread: must return quickly and must not throw. */
@FunctionalInterface
public interface MonitoringListener {
    /** Receives the snapshot of a turn and the hotspots found in it. */
    void observed(ClusterSnapshot snapshot, List<Hotspot> hotspots);
}
