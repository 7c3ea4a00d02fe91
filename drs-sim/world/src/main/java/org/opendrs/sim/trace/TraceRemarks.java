package org.opendrs.sim.trace;

/**
 * What was done to a recording to make a trace of it. All zero if every value stands in the trace as it stood in the file.
 *
 * @param clipped values above 100 % that were set to 100 %
 * @param filled values of gaps, which hold the value before them; one for each VM and sample
 * @param outside values before a VM's first record or after its last, which are zero; one for each VM and sample
 * @param merged records that were left out, because a later one fell on the same sample
 * @param aboveCapacity values above the VM's own CPU capacity or memory, left as they are
 */
public record TraceRemarks(long clipped, long filled, long outside, long merged, long aboveCapacity) {
    /** Nothing was done. */
    public static final TraceRemarks NONE = new TraceRemarks(0, 0, 0, 0, 0);

    TraceRemarks plus(TraceRemarks other) {
        return new TraceRemarks(
                clipped + other.clipped,
                filled + other.filled,
                outside + other.outside,
                merged + other.merged,
                aboveCapacity + other.aboveCapacity);
    }

    static TraceRemarks clipped(long values) {
        return new TraceRemarks(values, 0, 0, 0, 0);
    }

    static TraceRemarks aboveCapacity(long values) {
        return new TraceRemarks(0, 0, 0, 0, values);
    }
}
