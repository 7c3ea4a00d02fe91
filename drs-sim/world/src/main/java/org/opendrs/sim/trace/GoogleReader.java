package org.opendrs.sim.trace;

import java.nio.file.Path;
import java.util.List;

/**
 * Days of pseudo-VMs that were made from the Google cluster trace of 2011: for each VM a line of CPU and a line of memory, in per
 * cent. Memory goes above 100 % here and there, because it was summed from jobs; such values are clipped and counted.
 */
final class GoogleReader {
    /** The sums reach 215 % in the days that are known; a value of ten times the VM is no artefact any more. */
    private static final double HIGHEST = 1000;

    private static final double FULL = 100;
    private static final Allowed CPU = new Allowed("a CPU percentage", 0, HIGHEST);
    private static final Allowed MEMORY = new Allowed("a memory percentage", 0, HIGHEST);
    private static final List<Metric> METRICS = List.of(Metric.CPU, Metric.MEMORY);

    private GoogleReader() {}

    static UsageTrace read(String name, Path file, TraceLimits limits) {
        var head = new UsageTrace.Head(name, UsageTraceBuilder.PERIOD_SECONDS, UsageTraceBuilder.DAY);
        var builder = new UsageTraceBuilder(head, METRICS, limits);
        try (var text = TraceText.open(file, limits)) {
            var fields = new Fields(text, ',');
            if (!text.next()) {
                throw text.problem(1, "the file is empty; expected the name of a VM");
            }
            do {
                readVm(text, fields, builder);
            } while (text.next());
        }
        return builder.build();
    }

    private static void readVm(TraceText text, Fields fields, UsageTraceBuilder builder) {
        String vm = fields.restart().word("the name of a VM");
        fields.literal(Metric.CPU.label(), "because a VM's first line is its CPU");
        float[] cpu = DayRow.read(fields, CPU, false);
        if (!text.next()) {
            throw text.problem(1, "the file ends after the CPU of '" + vm + "'; expected the line of its memory");
        }
        fields.restart().literal(vm, "because the memory of a VM follows its CPU");
        fields.literal(Metric.MEMORY.label(), "because a VM's second line is its memory");
        float[] memory = DayRow.read(fields, MEMORY, false);
        builder.note(TraceRemarks.clipped(clip(cpu) + clip(memory)));
        builder.add(text, TraceVm.named(vm), cpu, memory);
    }

    private static int clip(float[] row) {
        int clipped = 0;
        for (int i = 0; i < row.length; i++) {
            if (row[i] > FULL) {
                row[i] = (float) FULL;
                clipped++;
            }
        }
        return clipped;
    }
}
