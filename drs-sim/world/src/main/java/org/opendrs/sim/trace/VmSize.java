package org.opendrs.sim.trace;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.opendrs.unit.Bytes;

/**
 * The size of a VM as Bitbrains files tell it, and what follows from it.
 *
 * @param cores virtual CPUs
 * @param mhz CPU capacity
 * @param kib memory
 */
record VmSize(int cores, double mhz, double kib) {
    /** The largest machines of the recording have 32 cores; far more than any machine has today. */
    static final Allowed CORES = new Allowed("a number of CPU cores", 0, 4096);
    /** More than 4096 cores of 5 GHz. */
    static final Allowed MHZ = new Allowed("MHz", 0, 100_000_000);
    /** One PiB. */
    static final Allowed KIB = new Allowed("KB of memory", 0, 1L << 40);
    /** One TiB per second. */
    static final Allowed RATE = new Allowed("KB per second", 0, 1L << 30);

    private static final int BYTES_PER_KIB = 1024;
    private static final double PERCENT = 100;

    TraceVm vm(String name) {
        return new TraceVm(
                name,
                OptionalInt.of(cores),
                OptionalDouble.of(mhz),
                Optional.of(Bytes.bytes(Math.round(kib * BYTES_PER_KIB))));
    }

    /**
     * Turns CPU in MHz and memory, the first two of a VM's rows, into per cent of these capacities, zero where there is none.
     * Returns how many values exceed them.
     *
     * @param memory the memory in the unit of its row
     */
    long toPercent(float[][] rows, double memory) {
        return toPercent(rows[0], mhz) + toPercent(rows[1], memory);
    }

    private static long toPercent(float[] row, double capacity) {
        long above = 0;
        for (int i = 0; i < row.length; i++) {
            above += row[i] > (float) capacity ? 1 : 0;
            row[i] = capacity > 0 ? (float) (PERCENT * row[i] / capacity) : 0;
        }
        return above;
    }
}
