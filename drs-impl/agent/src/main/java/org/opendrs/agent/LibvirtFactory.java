package org.opendrs.agent;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.opendrs.libvirt.Diagnosis;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.Automation;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/** Opens hypervisors through libvirt. An agent that does not act asks for no rights beyond reading, unless it asks QEMU. */
final class LibvirtFactory implements BackendFactory {
    @Override
    public Backend open(AgentSettings settings) {
        try {
            var host = LibvirtHostSpec.of(settings.uri());
            var backend = LibvirtBackend.builder()
                    .host(host)
                    .readOnly(settings.mode() != Automation.ACT && !settings.qemuMonitor())
                    .qemuMonitor(settings.qemuMonitor())
                    .quiet(true)
                    .build();
            return new Backend(
                    backend.telemetry(),
                    backend.control(),
                    backend.inventory(),
                    vm -> backend.name(host.id(), vm),
                    failure -> diagnosis(host.uri(), failure),
                    backend::close);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new BackendException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Lost connections and a lack of rights the backend tells itself, with the time of the next attempt. */
    private static Optional<String> diagnosis(String uri, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean told = cause instanceof HypervisorException known
                && (known.kind() == Kind.UNREACHABLE || known.kind() == Kind.ACCESS_DENIED);
        return told
                ? Optional.empty()
                : Optional.of("(" + uri + ") " + Diagnosis.of(uri, cause).sentence());
    }
}
