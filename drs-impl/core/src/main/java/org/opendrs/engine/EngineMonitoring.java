package org.opendrs.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.monitor.MonitoringListener;
import org.opendrs.monitor.MonitoringService;
import org.opendrs.monitor.Subscription;

/** The monitoring service of one engine: reads the newest view, and asks for a new one between turns. */
final class EngineMonitoring implements MonitoringService {
    private final Mailbox mailbox;
    private final Cadence cadence;
    private final LatestView latest;
    private final Listeners listeners;

    EngineMonitoring(Mailbox mailbox, Cadence cadence, LatestView latest, Listeners listeners) {
        this.mailbox = mailbox;
        this.cadence = cadence;
        this.latest = latest;
        this.listeners = listeners;
    }

    @Override
    public CompletionStage<ClusterSnapshot> observe() {
        var result = new CompletableFuture<ClusterSnapshot>();
        mailbox.post(() -> cadence.observe(result));
        return result;
    }

    @Override
    public ClusterSnapshot latest() {
        return latest.snapshot();
    }

    @Override
    public List<Hotspot> hotspots() {
        return latest.hotspots();
    }

    @Override
    public Subscription subscribe(MonitoringListener listener) {
        return listeners.addObservations(listener);
    }
}
