package org.opendrs.sim.world;

import org.opendrs.model.HostId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * A host as it is installed.
 *
 * @param id the host
 * @param memory installed memory
 * @param cpu all cores
 * @param link bandwidth of its network link in each direction
 * @param swap size of its swap device
 */
public record HostSpec(HostId id, Bytes memory, Millicores cpu, ByteRate link, Bytes swap) {
    /** 1 Gb/s in bytes per second. */
    private static final long GIGABIT = 125_000_000;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if memory, CPU or link are zero
     */
    public HostSpec {
        if (memory.isZero() || cpu.value() == 0 || link.isZero()) {
            throw new IllegalArgumentException(
                    "host " + id + " needs memory, CPU and a link, got " + memory + ", " + cpu + " and " + link);
        }
    }

    /** Returns a host with a link of 1 Gb/s and as much swap as memory. */
    public static HostSpec of(HostId id, Bytes memory, Millicores cpu) {
        return new HostSpec(id, memory, cpu, new ByteRate(GIGABIT), memory);
    }

    /** Returns a compute host of the reference experiment (THESIS §8): 8 cores, 16 GB, 1 Gb/s. */
    public static HostSpec thesis(HostId id) {
        return of(id, Bytes.gib(16), Millicores.cores(8));
    }

    /** Returns this host with another link. */
    public HostSpec withLink(ByteRate bandwidth) {
        return new HostSpec(id, memory, cpu, bandwidth, swap);
    }

    /** Returns this host with another swap device. */
    public HostSpec withSwap(Bytes size) {
        return new HostSpec(id, memory, cpu, link, size);
    }
}
