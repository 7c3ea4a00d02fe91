package org.opendrs.engine;

import java.util.Optional;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.Telemetry;

/**
 * The world around one engine. A port that is absent turns its stage off.
 *
 * @param telemetry counters of the hosts
 * @param control commands to hosts; absent: no balloon moves
 * @param migrations migrations; absent: no VM moves
 * @param inventory the orchestrator's truth
 * @param store state shared by the pool
 * @param clock time
 */
record Ports(
        Telemetry telemetry,
        Optional<HostControl> control,
        Optional<MigrationExecutor> migrations,
        Inventory inventory,
        ClusterStateStore store,
        DrsClock clock) {}
