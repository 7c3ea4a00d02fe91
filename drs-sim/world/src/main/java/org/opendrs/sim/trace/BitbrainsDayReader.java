package org.opendrs.sim.trace;

import java.util.List;

/**
 * Bitbrains days in the compact form: six lines for each VM, of CPU, memory, disk and network; each {@code
 * id,cores,capacity MHz,memory MB,metric} and 288 values in MHz, MB or KB/s.
 */
final class BitbrainsDayReader {
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final double KIB_PER_MIB = 1024;
    private static final Allowed MIB = new Allowed("MB of memory", 0, VmSize.KIB.most() / KIB_PER_MIB);

    private final TraceText text;
    private final Fields fields;
    private final UsageTraceBuilder builder;

    private BitbrainsDayReader(TraceText text, UsageTraceBuilder builder) {
        this.text = text;
        this.fields = new Fields(text, ',');
        this.builder = builder;
    }

    /** Reads a text that stands at its first line. */
    static UsageTrace read(String name, TraceText text) {
        var head = new UsageTrace.Head(name, UsageTraceBuilder.PERIOD_SECONDS, UsageTraceBuilder.DAY);
        var reader = new BitbrainsDayReader(text, new UsageTraceBuilder(head, METRICS, text.limits()));
        do {
            reader.readVm();
        } while (text.next());
        return reader.builder.build();
    }

    private void readVm() {
        String vm = fields.restart().word("the name of a VM");
        VmSize size = size();
        var rows = new float[METRICS.size()][];
        for (int i = 0; i < rows.length; i++) {
            if (i > 0) {
                nextLineOf(vm, size, METRICS.get(i));
            }
            fields.literal(METRICS.get(i).label(), "because the lines of a VM are cpu, mem, dr, dw, nr, nt");
            rows[i] = DayRow.read(fields, allowed(METRICS.get(i)), false);
        }
        builder.note(TraceRemarks.aboveCapacity(size.toPercent(rows, size.kib() / KIB_PER_MIB)));
        builder.add(text, size.vm(vm), rows);
    }

    private VmSize size() {
        return new VmSize(fields.whole(VmSize.CORES), fields.number(VmSize.MHZ), fields.number(MIB) * KIB_PER_MIB);
    }

    private void nextLineOf(String vm, VmSize size, Metric metric) {
        if (!text.next()) {
            throw text.problem(
                    1, "the file ends within the lines of '" + vm + "'; expected its line '" + metric.label() + "'");
        }
        fields.restart().literal(vm, "because a VM has six lines and '" + metric.label() + "' is missing");
        VmSize here = size();
        if (!here.equals(size)) {
            throw fields.wrong(
                    "this is another size of '" + vm + "' than in the line before: " + here + "; expected " + size);
        }
    }

    private static Allowed allowed(Metric metric) {
        return switch (metric) {
            case CPU -> VmSize.MHZ;
            case MEMORY -> MIB;
            default -> VmSize.RATE;
        };
    }
}
