package org.opendrs.sim.trace;

/**
 * How much a recording may hold, so that a damaged or hostile file cannot exhaust the machine.
 *
 * @param fileBytes most bytes of one file, counted after unpacking
 * @param packing most bytes that one byte of a packed file may unpack to, judged after the first {@link #FREE_BYTES}
 * @param lineBytes most bytes of one line
 * @param values most values of one trace, all columns together
 */
public record TraceLimits(long fileBytes, int packing, int lineBytes, int values) {
    /** Most bytes of one file: a hundred times the largest file of the known traces (2.3 MB). */
    public static final long DEFAULT_FILE_BYTES = 256L << 20;

    /** Most unpacked bytes for each packed one: the known traces reach 11, a file of zeros about 1000. */
    public static final int DEFAULT_PACKING = 200;

    /** Most bytes of one line: the longest line of the known traces has 3.5 kB. */
    public static final int DEFAULT_LINE_BYTES = 64 << 10;

    /** Most values of one trace, 512 MiB of floats: twice what 1250 VMs of GWA-T-12 take in 30 days. */
    public static final int DEFAULT_VALUES = 1 << 27;

    /** Unpacked bytes that are not judged by their packing, because a short file of zeros is harmless. */
    public static final long FREE_BYTES = 1L << 20;

    /** The limits unless said otherwise. */
    public static final TraceLimits DEFAULT =
            new TraceLimits(DEFAULT_FILE_BYTES, DEFAULT_PACKING, DEFAULT_LINE_BYTES, DEFAULT_VALUES);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public TraceLimits {
        if (fileBytes < 1 || packing < 1 || lineBytes < 1 || values < 1) {
            throw new IllegalArgumentException("limits of traces must be positive, got " + fileBytes
                    + " bytes, packing " + packing + ", " + lineBytes + " bytes a line, " + values + " values");
        }
    }
}
