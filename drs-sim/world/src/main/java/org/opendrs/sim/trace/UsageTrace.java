package org.opendrs.sim.trace;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a number of VMs used over time, sampled with one period. Decoded once, immutable, and made to be shared by all variants of
 * a scenario; may be read from any thread.
 */
public final class UsageTrace {
    private final String name;
    private final int periodSeconds;
    private final int samples;
    private final List<TraceVm> vms;
    private final Map<Metric, UsageColumn> columns;
    private final UsageColumn cpu;
    private final TraceRemarks remarks;

    UsageTrace(Head head, List<TraceVm> vms, EnumMap<Metric, UsageColumn> columns, TraceRemarks remarks) {
        this.name = head.name();
        this.periodSeconds = head.periodSeconds();
        this.samples = head.samples();
        this.vms = List.copyOf(vms);
        this.columns = Collections.unmodifiableMap(columns);
        this.cpu = Objects.requireNonNull(columns.get(Metric.CPU), "CPU");
        this.remarks = remarks;
    }

    /** What is said of a trace as a whole. */
    record Head(String name, int periodSeconds, int samples) {}

    /** Returns the name by which the trace was asked for. */
    public String name() {
        return name;
    }

    /** Returns the time from one sample to the next. */
    public Duration period() {
        return Duration.ofSeconds(periodSeconds);
    }

    /** Returns the number of samples of each VM, one or more. */
    public int samples() {
        return samples;
    }

    /** Returns the VMs; an index into this list is what columns call a VM. One or more. */
    public List<TraceVm> vms() {
        return vms;
    }

    /** Returns the index of a VM by its name; empty if the trace has none of this name. */
    public OptionalInt indexOf(String vm) {
        for (int i = 0; i < vms.size(); i++) {
            if (vms.get(i).name().equals(vm)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Returns the column of the CPU, which every trace has. */
    public UsageColumn cpu() {
        return cpu;
    }

    /** Returns a column; empty if nobody recorded it, which does not mean zero. */
    public Optional<UsageColumn> column(Metric metric) {
        return Optional.ofNullable(columns.get(metric));
    }

    /** Returns what the recording had to be mended for. */
    public TraceRemarks remarks() {
        return remarks;
    }

    /** Returns how many bytes of memory the numbers of all columns take. */
    public long bytes() {
        return columns.values().stream().mapToLong(UsageColumn::bytes).sum();
    }

    @Override
    public String toString() {
        return name + " (" + vms.size() + " VMs, " + samples + " samples every " + periodSeconds + " s, "
                + columns.keySet() + ")";
    }
}
