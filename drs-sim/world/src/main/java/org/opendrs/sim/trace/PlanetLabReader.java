package org.opendrs.sim.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PlanetLab days: CPU of the VM's own capacity in whole per cent, every 5 minutes, 288 times. Either the original folder, with a
 * file for each VM and a number on each line, or one file with a line for each VM: its name and the 288 numbers.
 */
final class PlanetLabReader {
    private static final Allowed CPU = new Allowed("a CPU percentage", 0, 100);
    private static final List<Metric> METRICS = List.of(Metric.CPU);

    private final TraceLimits limits;
    private final UsageTraceBuilder builder;

    private PlanetLabReader(String name, TraceLimits limits) {
        this.limits = limits;
        this.builder = new UsageTraceBuilder(
                new UsageTrace.Head(name, UsageTraceBuilder.PERIOD_SECONDS, UsageTraceBuilder.DAY), METRICS, limits);
    }

    static UsageTrace read(String name, Path path, TraceLimits limits) {
        var reader = new PlanetLabReader(name, limits);
        if (Files.isDirectory(path)) {
            for (Path file :
                    TraceFolder.files(path, file -> true, "one file for each VM, with one number on each line")) {
                reader.readFile(file);
            }
        } else {
            reader.readFile(path);
        }
        return reader.builder.build();
    }

    private void readFile(Path file) {
        try (var text = TraceText.open(file, limits)) {
            var fields = new Fields(text, ',');
            if (!text.next()) {
                throw text.problem(1, "the file is empty; expected " + CPU + " or the name of a VM");
            }
            fields.restart().skip("a field");
            if (fields.more()) {
                readDay(text, fields);
            } else {
                readVm(text, fields);
            }
        }
    }

    private void readDay(TraceText text, Fields fields) {
        do {
            String vm = fields.restart().word("the name of a VM");
            builder.add(text, TraceVm.named(vm), DayRow.read(fields, CPU, true));
        } while (text.next());
    }

    private void readVm(TraceText text, Fields fields) {
        var row = new float[UsageTraceBuilder.DAY];
        int count = 0;
        do {
            if (count == row.length) {
                throw text.problem(1, "the file goes on after " + row.length + " samples; expected its end");
            }
            row[count++] = fields.restart().whole(CPU);
            fields.end("one number");
        } while (text.next());
        if (count < row.length) {
            throw text.problem(1, "the file ends after " + count + " samples; expected " + row.length);
        }
        builder.add(text, TraceVm.named(TraceFolder.vmName(text.file())), row);
    }
}
