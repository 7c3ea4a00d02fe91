package org.opendrs.engine;

import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.event.DrsEvent;
import org.opendrs.explain.Reason;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;

/** Tells listeners when a host is lost, and when it is back. A single missed sample is not worth an event. Confined to the mailbox. */
final class Reachability {
    private final Listeners listeners;
    private final SortedMap<HostId, Boolean> reachable = new TreeMap<>();

    Reachability(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Compares the hosts with the turn before. */
    void observed(ClusterSnapshot snapshot, long turn) {
        for (HostSnapshot host : snapshot.hosts()) {
            if (host.state() != HostState.STALE) {
                tell(host, host.state() != HostState.UNREACHABLE, turn);
            }
        }
    }

    private void tell(HostSnapshot host, boolean now, long turn) {
        Boolean before = reachable.put(host.id(), now);
        if (before != null && before != now) {
            var reason = Reason.of(now ? EngineReasons.HOST_ANSWERS : EngineReasons.HOST_SILENT);
            listeners.tell(new DrsEvent.HostReachability(turn, host.id(), now, reason));
        }
    }
}
