package org.opendrs.agent;

import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.Telemetry;

/**
 * A hypervisor that an agent works on.
 *
 * @param telemetry reads its counters
 * @param control commands it
 * @param inventory tells what is known of its guests beforehand
 * @param release gives up its connections
 */
record Backend(Telemetry telemetry, HostControl control, Inventory inventory, Runnable release)
        implements AutoCloseable {
    @Override
    public void close() {
        release.run();
    }
}
