package org.opendrs.libvirt;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    /** URIs that are valid, for messages. */
    static final String EXAMPLES = "qemu:///system, qemu+ssh://root@HOST/system and test:///default";

    /** Where systemd-machined puts VMs. */
    private static final String MACHINE_SLICE = "machine.slice";

    private static final String HERE = "localhost";
    private static final String TEST = "test";
    private static final String QEMU = "qemu";

    /** Libvirt's drivers, of version 11; a name that it does not know it refuses only when it is asked to connect. */
    private static final Set<String> DRIVERS = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "bhyve",
            "ch",
            "esx",
            "gsx",
            "hyperv",
            "lxc",
            "openvz",
            "parallels",
            QEMU,
            TEST,
            "vbox",
            "vmwarefusion",
            "vmwareplayer",
            "vmwarews",
            "vpx",
            "vz",
            "xen")));

    /** What the driver of QEMU serves, see its function qemuConnectOpen: the machine, a user, or a program that embeds it. */
    private static final List<String> QEMU_PATHS = List.of("/system", "/session", "/embed");

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

    /**
     * Returns the host that a person means by a URI. One without a name of a machine means this one, whose {@code /proc} tells what
     * libvirt does not; the hosts of the test driver exist in its imagination only. Connects to nothing.
     *
     * @throws IllegalArgumentException if libvirt could make nothing of the URI; the message says what would be valid
     */
    public static LibvirtHostSpec of(String uri) {
        String why = complaint(uri);
        if (!why.isEmpty()) {
            throw new IllegalArgumentException("'" + uri + "' " + why + "; valid are for instance " + EXAMPLES);
        }
        var host = hostIn(uri);
        var id = new HostId(host.orElse(HERE));
        return host.isPresent() || uri.startsWith(TEST + ":") ? remote(id, uri) : local(id, uri);
    }

    /** Returns what keeps libvirt from ever connecting so; empty if nothing does. */
    private static String complaint(String uri) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            return "is no URI: " + e.getReason() + " at character " + (e.getIndex() + 1);
        }
        String scheme = parsed.getScheme();
        if (scheme == null) {
            return "does not say which hypervisor";
        }
        String driver = scheme.split("\\+", 2)[0];
        if (!DRIVERS.contains(driver)) {
            return "is for a hypervisor '" + driver + "' that libvirt does not know, only "
                    + String.join(", ", DRIVERS);
        }
        String path = parsed.isOpaque() ? "" : parsed.getPath();
        return driver.equals(QEMU) && !QEMU_PATHS.contains(path)
                ? "has " + (path.length() < 2 ? "no path" : "the path " + path) + ", and QEMU has "
                        + String.join(", ", QEMU_PATHS) + " only"
                : "";
    }

    /** Returns the name of the machine in a URI; empty if this one is meant. */
    static Optional<String> hostIn(String uri) {
        try {
            // Java knows no host whose name has an underscore, and then has it as authority only.
            return Optional.ofNullable(new URI(uri).getAuthority())
                    .map(authority -> authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", ""))
                    .filter(host -> !host.isEmpty());
        } catch (URISyntaxException e) {
            return Optional.empty();
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
        return driver().equals(TEST);
    }
}
