package org.opendrs.sim.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.libvirt.Pressure;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.Telemetry;

/**
 * A host that is no simulation, with its ports.
 *
 * @param id the host
 * @param uri where it is, in the user's words
 * @param telemetry reads its counters
 * @param control commands it; can do nothing if it is only read
 * @param inventory tells what the definitions of its guests say
 * @param definitions the definitions that have been read, in id order
 * @param pressure its pressure; empty if nobody tells
 * @param release gives up the connections
 */
record RealHost(
        HostId id,
        String uri,
        Telemetry telemetry,
        HostControl control,
        Inventory inventory,
        Supplier<List<DomainFacts>> definitions,
        Supplier<Optional<Pressure>> pressure,
        Runnable release)
        implements AutoCloseable {
    /** Returns what the definition of a guest says; empty as long as it has not been read. */
    Optional<DomainFacts> definition(VmId vm) {
        return definitions.get().stream().filter(facts -> facts.vm().equals(vm)).findFirst();
    }

    /** Returns the name that operators call a guest by; its id as long as that is not known. */
    String name(VmId vm) {
        return definition(vm).map(DomainFacts::name).orElse(vm.value());
    }

    @Override
    public void close() {
        release.run();
    }
}
