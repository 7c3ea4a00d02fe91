package org.opendrs.sim.cli;

import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;

/** Opens hosts through libvirt. */
final class LibvirtOpener implements HostOpener {
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

    /** Returns whether guests of this machine are meant. */
    static boolean isHere(LibvirtHostSpec spec) {
        return spec.localRoot().isPresent();
    }
}
