package org.opendrs.sim.trace;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.sim.workload.JobFigures;
import org.opendrs.sim.workload.Workload;
import org.opendrs.sim.workload.WorkloadSource;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * One VM of a usage trace as what a guest does. Time counts from the end of the guest's boot; after the last sample the recording
 * starts over. Immutable.
 *
 * <p>Between two samples the load goes in a straight line. Samples are means of 5 minutes, so their shape within that time is
 * unknown; steps would keep the mean as well, but all guests would jump in the same second, every 5 minutes, and with thousands of
 * them that is a load that nobody recorded. CloudSim draws the same line, so its results stay comparable.
 *
 * <p>CPU above the VM's capacity counts as its capacity. The guest's base use and page cache come on top of the memory given here,
 * because recordings do not tell processes from the rest; so give less than the guest has:
 *
 * <pre>{@code
 * GuestSpec.of(id, Bytes.gib(4), 2).withWorkload(TraceLoad.cpu(trace, 17, 2).memory(Bytes.gib(3)))
 * }</pre>
 */
public final class TraceLoad implements WorkloadSource {
    private static final double NANOS_PER_SECOND = 1e9;

    private final UsageTrace trace;
    private final int vm;
    private final Size size;
    private final double startSecond;
    private final Writes writes;

    private TraceLoad(UsageTrace trace, int vm, Size size, double startSecond, Writes writes) {
        this.trace = trace;
        this.vm = vm;
        this.size = size;
        this.startSecond = startSecond;
        this.writes = writes;
    }

    /** What 100 % stands for, and whether memory follows the trace at all. */
    record Size(double cores, long memory, boolean memoryFollows) {}

    /** How a guest at full CPU writes: bytes per second, and the bytes that they fall into. */
    record Writes(double rate, long hotSet) {}

    /**
     * Returns the CPU of a VM, without memory.
     *
     * @param vm index into {@link UsageTrace#vms}
     * @param cores what 100 % of the recorded CPU stands for, at most the number of the guest's virtual CPUs
     * @throws IllegalArgumentException if there is no such VM or the cores are not positive
     */
    public static TraceLoad cpu(UsageTrace trace, int vm, double cores) {
        if (vm < 0 || vm >= trace.vms().size()) {
            throw new IllegalArgumentException("there is no VM " + vm + " in " + trace + "; indexes go from 0 to "
                    + (trace.vms().size() - 1));
        }
        if (!(cores > 0 && cores <= VmSize.CORES.most())) {
            throw new IllegalArgumentException(
                    "a load needs more than 0 cores and at most " + (int) VmSize.CORES.most() + ", got " + cores);
        }
        return new TraceLoad(trace, vm, new Size(cores, 0, false), 0, new Writes(0, 0));
    }

    /**
     * Returns this load with processes that touch and hold as much memory as was recorded.
     *
     * @param whole what 100 % of the recorded memory stands for
     * @throws IllegalArgumentException if the trace has no memory; see {@link #constantMemory}
     */
    public TraceLoad memory(Bytes whole) {
        if (trace.column(Metric.MEMORY).isEmpty()) {
            throw new IllegalArgumentException(
                    "nobody recorded memory in " + trace + "; give its guests a constant memory");
        }
        return with(new Size(size.cores(), whole.value(), true));
    }

    /** Returns this load with processes that hold this much memory all the time. */
    public TraceLoad constantMemory(Bytes memory) {
        return with(new Size(size.cores(), memory.value(), false));
    }

    /** Returns this load with its start moved to a later time of the recording. The time must not be negative. */
    public TraceLoad from(Duration start) {
        if (start.isNegative()) {
            throw new IllegalArgumentException("a load starts at 0 s of its recording or later, got " + start);
        }
        return new TraceLoad(trace, vm, size, start.toNanos() / NANOS_PER_SECOND, writes);
    }

    /** Returns this load with processes that overwrite memory: at full CPU at this rate, else in proportion to their CPU. */
    public TraceLoad writing(ByteRate atFullCpu, Bytes intoHotSet) {
        return new TraceLoad(trace, vm, size, startSecond, new Writes(atFullCpu.value(), intoHotSet.value()));
    }

    @Override
    public Workload create(SplittableRandom random, JobFigures figures) {
        return new TracedWorkload(this);
    }

    private TraceLoad with(Size other) {
        return new TraceLoad(trace, vm, other, startSecond, writes);
    }

    UsageTrace trace() {
        return trace;
    }

    int vm() {
        return vm;
    }

    Size size() {
        return size;
    }

    double startSecond() {
        return startSecond;
    }

    Writes writes() {
        return writes;
    }

    /** Returns the column that the memory follows; empty if it is constant. */
    Optional<UsageColumn> memoryColumn() {
        return size.memoryFollows() ? trace.column(Metric.MEMORY) : Optional.empty();
    }
}
