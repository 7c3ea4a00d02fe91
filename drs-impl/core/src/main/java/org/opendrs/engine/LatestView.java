package org.opendrs.engine;

import java.time.Instant;
import java.util.List;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.monitor.Hotspot;

/** The newest view of the cluster, readable by any thread. Written by the engine's thread only. */
final class LatestView {
    private final Listeners listeners;
    private volatile View view = new View(new ClusterSnapshot(0, Instant.EPOCH, List.of()), List.of());

    LatestView(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Publishes a new view and tells the listeners. */
    void observed(ClusterSnapshot snapshot, List<Hotspot> hotspots) {
        view = new View(snapshot, hotspots);
        listeners.tell(snapshot, hotspots);
    }

    ClusterSnapshot snapshot() {
        return view.snapshot();
    }

    List<Hotspot> hotspots() {
        return view.hotspots();
    }

    private record View(ClusterSnapshot snapshot, List<Hotspot> hotspots) {}
}
