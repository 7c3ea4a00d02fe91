package org.opendrs.sim.trace;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.opendrs.unit.Bytes;

/**
 * One VM of a usage trace. Sizes are empty where the recording does not tell them, and zero where it tells of a VM that was off.
 *
 * @param name unique within the trace
 * @param cores number of virtual CPUs; the highest, if it changed
 * @param cpuMhz CPU that the VM may use at most, all cores together, in MHz; the highest, if it changed
 * @param memory memory of the VM; the highest, if it changed
 */
public record TraceVm(String name, OptionalInt cores, OptionalDouble cpuMhz, Optional<Bytes> memory) {
    /** Returns a VM of unknown size. */
    static TraceVm named(String name) {
        return new TraceVm(name, OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());
    }
}
