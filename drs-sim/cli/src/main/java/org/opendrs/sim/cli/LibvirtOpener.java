package org.opendrs.sim.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.HostId;

/** Opens hosts through libvirt. */
final class LibvirtOpener implements HostOpener {
    private static final String HERE = "localhost";
    private static final String TEST_DRIVER = "test:";

    @Override
    public RealHost open(LibvirtHostSpec spec, HostAccess access) {
        var backend = LibvirtBackend.builder()
                .host(spec)
                .readOnly(access.readOnly())
                .qemuMonitor(access == HostAccess.ASK_QEMU)
                .quiet(true)
                .build();
        return new RealHost(
                spec.id(),
                spec.uri(),
                backend.telemetry(),
                backend.control(),
                backend.inventory(),
                () -> backend.definitions(spec.id()),
                () -> backend.pressure(spec.id()),
                backend::close);
    }

    /**
     * Returns the host that a URI means. One without a host means this machine, whose {@code /proc} tells what libvirt does not; the
     * hosts of the test driver exist in its imagination only.
     *
     * @throws IllegalArgumentException if this is no URI of libvirt
     */
    static LibvirtHostSpec spec(String uri) {
        String host = hostOf(uri);
        var id = new HostId(host.isEmpty() ? HERE : host);
        return host.isEmpty() && !uri.startsWith(TEST_DRIVER)
                ? LibvirtHostSpec.local(id, uri)
                : LibvirtHostSpec.remote(id, uri);
    }

    /** Returns whether guests of this machine are meant. */
    static boolean isHere(LibvirtHostSpec spec) {
        return spec.localRoot().isPresent();
    }

    private static String hostOf(String uri) {
        try {
            String host = new URI(uri).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is no URI: " + e.getReason() + "; a valid one is for instance qemu:///system", e);
        }
    }
}
