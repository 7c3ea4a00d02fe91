package org.opendrs.monitor;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.ClusterSnapshot;

/** Answers what each host and guest uses, what it would use if it could, and which host is a hotspot. Safe for use by any thread. */
public interface MonitoringService {
    /**
     * Samples all hosts now. The stage completes on the engine's thread, at the latest when the turn budget ends; hosts that did
     * not answer are then STALE or UNREACHABLE. It never fails because of a host.
     */
    CompletionStage<ClusterSnapshot> observe();

    /** Returns the newest snapshot; one without hosts before the first sample. */
    ClusterSnapshot latest();

    /** Returns the hotspots of the newest snapshot, by host and resource. */
    List<Hotspot> hotspots();

    /** Registers a listener for every further snapshot. */
    Subscription subscribe(MonitoringListener listener);
}
