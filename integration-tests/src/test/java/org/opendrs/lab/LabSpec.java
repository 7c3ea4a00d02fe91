package org.opendrs.lab;

import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * What a lab consists of.
 *
 * @param hosts how many hosts
 * @param memory of each host; none means as much as the machine has
 * @param swap of each host whose memory is limited
 * @param swapRate how fast all hosts together may swap, each way; zero means as fast as the disk
 */
record LabSpec(int hosts, Bytes memory, Bytes swap, ByteRate swapRate) {
    /** Host names are known to nine hosts, see the script. */
    private static final int MOST_HOSTS = 9;

    /** libvirtd and one small guest; less cannot even start. */
    private static final Bytes LEAST_MEMORY = mib(256);

    private static final Bytes USUAL_SWAP = gib(1);

    LabSpec {
        if (hosts < 1 || hosts > MOST_HOSTS) {
            throw new IllegalArgumentException("a lab has 1 to " + MOST_HOSTS + " hosts, got " + hosts);
        }
        if (!memory.equals(Bytes.ZERO) && memory.compareTo(LEAST_MEMORY) < 0) {
            throw new IllegalArgumentException("a host needs " + LEAST_MEMORY + " or more, got " + memory);
        }
    }

    static LabSpec hosts(int hosts) {
        return new LabSpec(hosts, Bytes.ZERO, Bytes.ZERO, ByteRate.ZERO);
    }

    LabSpec withMemory(Bytes limit) {
        return new LabSpec(hosts, limit, swap.equals(Bytes.ZERO) ? USUAL_SWAP : swap, swapRate);
    }

    LabSpec withSwap(Bytes size) {
        return new LabSpec(hosts, memory, size, swapRate);
    }

    LabSpec withSwapRate(ByteRate rate) {
        return new LabSpec(hosts, memory, swap, rate);
    }
}
