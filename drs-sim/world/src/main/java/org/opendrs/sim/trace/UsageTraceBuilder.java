package org.opendrs.sim.trace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Gathers a usage trace VM by VM, as files hold it, and turns it to lie sample by sample. */
final class UsageTraceBuilder {
    /** All known usage traces sample every 5 minutes. */
    static final int PERIOD_SECONDS = 300;

    /** Samples of a day. */
    static final int DAY = 24 * 60 * 60 / PERIOD_SECONDS;

    private final UsageTrace.Head head;
    private final List<Metric> metrics;
    private final TraceLimits limits;
    private final List<TraceVm> vms = new ArrayList<>();
    private final List<float[][]> rows = new ArrayList<>();
    private final TreeSet<String> names = new TreeSet<>();
    private TraceRemarks remarks = TraceRemarks.NONE;

    UsageTraceBuilder(UsageTrace.Head head, List<Metric> metrics, TraceLimits limits) {
        this.head = head;
        this.metrics = metrics;
        this.limits = limits;
    }

    /** Adds a VM that ends with the current line of a text; what is wrong with it, is wrong there. */
    void add(TraceText text, TraceVm vm, float[]... values) {
        add(problem -> text.problem(1, problem), vm, values);
    }

    /**
     * Adds a VM.
     *
     * @param place where it comes from, for messages
     * @param values its values in the unit of stored numbers, one row for each metric in their order
     */
    void add(Function<String, TraceException> place, TraceVm vm, float[]... values) {
        if (!names.add(vm.name())) {
            throw place.apply("the VM '" + vm.name() + "' stands here for the second time; names must be unique");
        }
        if ((vms.size() + 1L) * head.samples() * metrics.size() > limits.values()) {
            throw place.apply(tooMany(limits));
        }
        vms.add(vm);
        rows.add(values);
    }

    static String tooMany(TraceLimits limits) {
        return "the trace has more than " + limits.values() + " values; read it in parts";
    }

    /** Notes what had to be mended. */
    void note(TraceRemarks more) {
        remarks = remarks.plus(more);
    }

    /** Returns the trace; it has one VM at least. */
    UsageTrace build() {
        var columns = new EnumMap<Metric, UsageColumn>(Metric.class);
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            columns.put(metric, new UsageColumn(metric, vms.size(), head.samples(), Cells.of(bySample(i))));
        }
        return new UsageTrace(head, vms, columns, remarks);
    }

    private float[] bySample(int metric) {
        int count = vms.size();
        var turned = new float[count * head.samples()];
        for (int vm = 0; vm < count; vm++) {
            float[] row = rows.get(vm)[metric];
            for (int sample = 0; sample < row.length; sample++) {
                turned[sample * count + vm] = row[sample];
            }
        }
        return turned;
    }
}
