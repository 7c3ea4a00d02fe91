package org.opendrs.sim.cli;

import org.opendrs.libvirt.LibvirtHostSpec;

/** Opens hosts. */
@FunctionalInterface
interface HostOpener {
    /**
     * Returns a host to which a connection is being opened; whether that succeeds, only the first call tells.
     *
     * @throws IllegalStateException if this machine lacks what is needed; the message says what
     */
    RealHost open(LibvirtHostSpec spec, HostAccess access);
}
