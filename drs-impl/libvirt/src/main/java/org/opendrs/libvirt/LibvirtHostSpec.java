package org.opendrs.libvirt;

import java.nio.file.Path;
import java.util.Optional;
import org.opendrs.model.HostId;

/**
 * One host of the backend.
 *
 * @param id how the library calls it
 * @param uri libvirt's connection URI, such as {@code qemu:///system} or {@code qemu+tls://host/system}
 * @param localRoot root of the file tree in which {@code /proc} and {@code /sys} of this very host are seen; empty if the host is
 *     another machine. Its swap, memory pressure and the limit of the VM slice are read from there
 * @param slice control group in which the hypervisor puts the VMs
 */
public record LibvirtHostSpec(HostId id, String uri, Optional<Path> localRoot, String slice) {
    /** Where systemd-machined puts VMs. */
    private static final String MACHINE_SLICE = "machine.slice";

    /**
     * Checks the URI.
     *
     * @throws IllegalArgumentException if it has no scheme
     */
    public LibvirtHostSpec {
        if (!uri.matches("[A-Za-z][A-Za-z0-9.-]*(\\+[A-Za-z0-9]+)?:.*")) {
            throw new IllegalArgumentException(
                    "host " + id + " has the URI '" + uri + "'; a valid one is for instance qemu:///system");
        }
    }

    /** A host on another machine, or one of which only libvirt's view counts. */
    public static LibvirtHostSpec remote(HostId id, String uri) {
        return new LibvirtHostSpec(id, uri, Optional.empty(), MACHINE_SLICE);
    }

    /** The machine that this process runs on. */
    public static LibvirtHostSpec local(HostId id, String uri) {
        return new LibvirtHostSpec(id, uri, Optional.of(Path.of("/")), MACHINE_SLICE);
    }

    /** Returns the name of libvirt's driver, such as {@code qemu}. */
    String driver() {
        return uri.split("[+:]", 2)[0];
    }

    /** The test driver keeps a world of its own for each connection, so that there must be one only. */
    boolean oneConnection() {
        return driver().equals("test");
    }
}
