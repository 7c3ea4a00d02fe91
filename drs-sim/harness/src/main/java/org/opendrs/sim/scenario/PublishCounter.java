package org.opendrs.sim.scenario;

import java.util.List;
import org.opendrs.spi.ClusterStateStore;

/** Counts the loads that engines publish, by watching the store as any other member of the pool would. */
final class PublishCounter implements ClusterStateStore.WatchListener {
    private static final String LOADS = "drs/host/";

    private long publishes;

    static PublishCounter on(ClusterStateStore store) {
        var counter = new PublishCounter();
        store.watch(LOADS, 1, counter);
        return counter;
    }

    @Override
    public void changed(long revision, List<ClusterStateStore.Entry> written, List<String> deleted) {
        publishes += written.size();
    }

    @Override
    public void resync(String reason) {
        // A gap makes the count a lower bound; the store of a run is in memory and has none.
    }

    long publishes() {
        return publishes;
    }
}
