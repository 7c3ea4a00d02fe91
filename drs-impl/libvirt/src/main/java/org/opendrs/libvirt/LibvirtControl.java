package org.opendrs.libvirt;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostId;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.CommandOutcome.Refused;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;

/** Commands the hosts of a backend. */
final class LibvirtControl implements HostControl {
    private final SortedMap<HostId, LibvirtHost> hosts;
    private final Set<Capability> capabilities;

    LibvirtControl(SortedMap<HostId, LibvirtHost> hosts, boolean readOnly) {
        this.hosts = hosts;
        this.capabilities = readOnly
                ? Collections.unmodifiableSet(EnumSet.of(Capability.REAL_TIME))
                : Drivers.control(hosts.values().stream().map(LibvirtHost::spec).toList());
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        LibvirtHost host = hosts.get(command.host());
        if (host == null) {
            return refused(Refusal.HOST_UNREACHABLE, "this backend has no host " + command.host());
        }
        if (!capabilities.contains(command.needs())) {
            return refused(Refusal.UNSUPPORTED, command.needs() + " is not among the capabilities of this backend");
        }
        return host.apply(command, deadline);
    }

    private static CompletionStage<CommandOutcome> refused(Refusal reason, String detail) {
        return CompletableFuture.completedFuture(new Refused(reason, detail));
    }
}
