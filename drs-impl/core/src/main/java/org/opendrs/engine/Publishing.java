package org.opendrs.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendrs.core.monitor.PublishRule;
import org.opendrs.core.monitor.PublishSettings;
import org.opendrs.core.monitor.Published;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.spi.DrsClock;

/** Publishes the load of hosts that changed enough to matter to others. Confined to the mailbox. */
final class Publishing {
    private final Pool pool;
    private final DrsClock clock;
    private final PublishSettings settings;
    private final Workers workers;
    private final Map<HostId, Published> published = new HashMap<>();

    Publishing(Pool pool, DrsClock clock, PublishSettings settings, Workers workers) {
        this.pool = pool;
        this.clock = clock;
        this.settings = settings;
        this.workers = workers;
    }

    /** Publishes what is worth it; what the store did not take is news again in the next turn. */
    void publish(ClusterSnapshot snapshot) {
        long now = clock.monotonicNanos();
        List<HostSnapshot> hosts = snapshot.hosts();
        List<Boolean> worth = workers.map(hosts, host -> isWorth(host, now));
        for (int i = 0; i < hosts.size(); i++) {
            if (worth.get(i)) {
                send(hosts.get(i), last(hosts.get(i)), now);
            }
        }
    }

    /** Nothing new is known of a host that did not answer; that it is away is told by its session. */
    private boolean isWorth(HostSnapshot host, long now) {
        boolean answered = host.state() == HostState.UP || host.state() == HostState.MAINTENANCE;
        return answered && PublishRule.decide(last(host), host, now, settings).publish();
    }

    private Published last(HostSnapshot host) {
        return published.getOrDefault(host.id(), Published.NOTHING);
    }

    private void send(HostSnapshot host, Published last, long now) {
        var sent = Published.of(host, now);
        published.put(host.id(), sent);
        pool.publish(host, done -> {
            if (!done) {
                published.replace(host.id(), sent, last);
            }
        });
    }
}
