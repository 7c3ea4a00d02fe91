package org.opendrs.engine;

import java.util.HashMap;
import java.util.Map;
import org.opendrs.core.monitor.PublishRule;
import org.opendrs.core.monitor.PublishSettings;
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
    private final Map<HostId, PublishRule.Published> published = new HashMap<>();

    Publishing(Pool pool, DrsClock clock, PublishSettings settings) {
        this.pool = pool;
        this.clock = clock;
        this.settings = settings;
    }
}
