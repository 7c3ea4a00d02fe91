package org.opendrs.libvirt;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.opendrs.spi.Telemetry;

/** Samples the hosts of a backend. */
final class LibvirtTelemetry implements Telemetry {
    private final SortedMap<HostId, LibvirtHost> hosts;
    private final Set<Capability> capabilities;

    LibvirtTelemetry(SortedMap<HostId, LibvirtHost> hosts) {
        this.hosts = hosts;
        this.capabilities =
                Drivers.telemetry(hosts.values().stream().map(LibvirtHost::spec).toList());
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public List<HostId> hosts() {
        return List.copyOf(hosts.keySet());
    }

    @Override
    public CompletionStage<HostSample> sample(HostId id, Duration deadline) {
        LibvirtHost host = hosts.get(id);
        return host == null
                ? CompletableFuture.failedFuture(
                        new HypervisorException(Kind.UNKNOWN_TARGET, "this backend has no host " + id))
                : host.sample(deadline);
    }
}
