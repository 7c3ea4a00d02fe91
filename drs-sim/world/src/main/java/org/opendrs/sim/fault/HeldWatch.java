package org.opendrs.sim.fault;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.spi.ClusterStateStore;

/**
 * Holds changes back while the store is away, and delivers them in order once it is back: no gap and no repetition. If more have
 * come up than a backend would keep, the listener is told to take a new snapshot instead, and this watch is at its end.
 */
final class HeldWatch implements ClusterStateStore.WatchListener {
    /** Changes kept for one watch; few, so that runs see a resync now and then. */
    private static final int KEPT = 64;

    private final ClusterStateStore.WatchListener listener;
    private final FaultSite site;
    private final List<Runnable> held = new ArrayList<>();
    private boolean draining;
    private boolean ended;

    HeldWatch(ClusterStateStore.WatchListener listener, FaultSite site) {
        this.listener = listener;
        this.site = site;
    }

    @Override
    public void changed(long revision, List<ClusterStateStore.Entry> written, List<String> deleted) {
        deliver(() -> listener.changed(revision, written, deleted));
    }

    @Override
    public void resync(String reason) {
        deliver(() -> listener.resync(reason));
    }

    void end() {
        ended = true;
        held.clear();
    }

    private void deliver(Runnable delivery) {
        long back = site.storeAwayUntil().orElse(site.now());
        if (back == site.now() && !draining) {
            if (!ended) {
                delivery.run();
            }
            return;
        }
        held.add(delivery);
        if (!draining) {
            draining = true;
            site.at(back, this::drain);
        }
    }

    private void drain() {
        draining = false;
        List<Runnable> deliveries = List.copyOf(held);
        held.clear();
        if (deliveries.size() > KEPT) {
            ended = true;
            listener.resync(deliveries.size() + " changes were missed while the store was away");
            return;
        }
        deliveries.forEach(this::deliver);
    }
}
