package org.opendrs.libvirt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.opendrs.unit.Bytes;

/**
 * What the kernel of this machine tells that libvirt does not: swap, pressure and the limit of the VMs' control group. Reads files
 * below a root, so that a container may show them elsewhere. Safe for use by any thread; reading blocks, but on no network.
 */
final class LocalHost {
    private static final long DEFAULT_PAGE_KIB = 4;

    private final ProcFiles files;
    private final SliceLimit slice;
    private final long pageKib;

    /**
     * Creates the reader.
     *
     * @param root {@code /}, or where the host's {@code /proc} and {@code /sys} are shown
     * @param slice control group of the VMs
     */
    LocalHost(Path root, String slice) {
        this.files = new ProcFiles(root);
        this.slice = new SliceLimit(root, slice);
        this.pageKib = files.pageKib().orElse(DEFAULT_PAGE_KIB);
    }

    /**
     * What was read at one instant.
     *
     * @param memoryTotal installed memory
     * @param memoryAvailable what could be used without swapping
     * @param swapUsed swap occupancy
     * @param swappedIn counter since boot
     * @param swappedOut counter since boot
     * @param slice limit and use of the VMs' control group; empty if it has no limit
     */
    record Reading(
            Bytes memoryTotal,
            Bytes memoryAvailable,
            Bytes swapUsed,
            Bytes swappedIn,
            Bytes swappedOut,
            Optional<SliceLimit.Reading> slice) {}

    /**
     * Reads all of it.
     *
     * @throws IOException if the kernel's files cannot be read or lack a figure
     */
    Reading read() throws IOException {
        var memory = files.table("proc/meminfo");
        var paging = files.table("proc/vmstat");
        return new Reading(
                Bytes.kib(memory.get("MemTotal")),
                Bytes.kib(memory.get("MemAvailable")),
                Bytes.kib(Math.max(0, memory.get("SwapTotal") - memory.get("SwapFree"))),
                Bytes.kib(paging.get("pswpin") * pageKib),
                Bytes.kib(paging.get("pswpout") * pageKib),
                slice.read());
    }

    /** Returns the share of time in which work stalled for want of something; empty if the kernel does not tell. */
    Optional<Pressure> pressure() {
        return Pressure.read(files);
    }
}
