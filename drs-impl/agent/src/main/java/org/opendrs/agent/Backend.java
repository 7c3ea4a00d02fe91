package org.opendrs.agent;

import java.util.Optional;
import java.util.function.Function;
import org.opendrs.model.VmId;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.Telemetry;

/**
 * A hypervisor that an agent works on.
 *
 * @param telemetry reads its counters
 * @param control commands it
 * @param inventory tells what is known of its guests beforehand
 * @param names returns the name that operators call a guest by; empty as long as it is not known
 * @param diagnosis says why a sample failed and what to look at, in words that follow the name of the host; empty if the backend
 *     tells that by itself
 * @param release gives up its connections
 */
record Backend(
        Telemetry telemetry,
        HostControl control,
        Inventory inventory,
        Function<VmId, Optional<String>> names,
        Function<Throwable, Optional<String>> diagnosis,
        Runnable release)
        implements AutoCloseable {
    @Override
    public void close() {
        release.run();
    }
}
