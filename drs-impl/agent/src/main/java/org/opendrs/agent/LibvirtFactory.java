package org.opendrs.agent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Opens hypervisors through libvirt. An agent that only observes asks for no rights beyond reading, unless it asks QEMU. */
final class LibvirtFactory implements BackendFactory {
    private static final String HERE = "localhost";

    @Override
    public Backend open(AgentSettings settings) {
        try {
            var host = spec(settings.uri());
            var backend = LibvirtBackend.builder()
                    .host(host)
                    .readOnly(settings.mode() == Automation.OBSERVE && !settings.qemuMonitor())
                    .qemuMonitor(settings.qemuMonitor())
                    .quiet(true)
                    .build();
            return new Backend(
                    backend.telemetry(),
                    backend.control(),
                    backend.inventory(),
                    vm -> name(backend, host.id(), vm),
                    backend::close);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new BackendException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<String> name(LibvirtBackend backend, HostId host, VmId vm) {
        return backend.definitions(host).stream()
                .filter(facts -> facts.vm().equals(vm))
                .map(DomainFacts::name)
                .findFirst();
    }

    /** A URI without a host means this machine, whose {@code /proc} tells what libvirt does not. */
    private static LibvirtHostSpec spec(String uri) {
        String host = hostOf(uri);
        return host.isEmpty()
                ? LibvirtHostSpec.local(new HostId(HERE), uri)
                : LibvirtHostSpec.remote(new HostId(host), uri);
    }

    private static String hostOf(String uri) {
        try {
            String host = new URI(uri).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + uri + "' is no URI: " + e.getReason(), e);
        }
    }
}
