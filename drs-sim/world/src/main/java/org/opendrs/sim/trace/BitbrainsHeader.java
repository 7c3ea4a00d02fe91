package org.opendrs.sim.trace;

import java.util.ArrayList;
import java.util.List;

/** The header of an original Bitbrains file: which field of a line is which. Fields that it names beyond those are not read. */
final class BitbrainsHeader {
    static final char SEPARATOR = ';';
    /** What a file of this form begins with. */
    static final String FIRST = "Timestamp [ms]";

    static final int TIME = 0;
    static final int CORES = 1;
    static final int CPU_CAPACITY = 2;
    static final int MEMORY_CAPACITY = 3;
    /** From here on the columns stand in the order of {@link Metric}. */
    static final int USAGE = 4;

    private static final List<String> NAMES = List.of(
            FIRST,
            "CPU cores",
            "CPU capacity provisioned [MHZ]",
            "Memory capacity provisioned [KB]",
            "CPU usage [MHZ]",
            "Memory usage [KB]",
            "Disk read throughput [KB/s]",
            "Disk write throughput [KB/s]",
            "Network received throughput [KB/s]",
            "Network transmitted throughput [KB/s]");

    private static final int NOT_READ = -1;

    private final int[] columns;

    private BitbrainsHeader(int[] columns) {
        this.columns = columns;
    }

    /** Returns whether the current line begins like a header. */
    static boolean isIn(TraceText text) {
        return new Fields(text, SEPARATOR).restart().word("a field").startsWith("Timestamp");
    }

    /** Reads the current line. */
    static BitbrainsHeader read(TraceText text) {
        var fields = new Fields(text, SEPARATOR).restart();
        List<String> found = new ArrayList<>();
        while (fields.more()) {
            String name = fields.word("the name of a column");
            if (found.contains(name)) {
                throw fields.wrong("the column '" + fields.shown() + "' stands here for the second time");
            }
            found.add(name);
        }
        for (String name : NAMES) {
            if (!found.contains(name)) {
                throw text.problem(
                        text.length() + 1,
                        "the header has no column '" + name + "'; expected " + String.join("; ", NAMES));
            }
        }
        return new BitbrainsHeader(found.stream().mapToInt(NAMES::indexOf).toArray());
    }

    /** Takes the current line apart; the values come in the order of this class' constants. */
    void readLine(Fields fields, double[] into) {
        fields.restart();
        for (int column : columns) {
            if (column == NOT_READ) {
                fields.skip("a value");
            } else {
                into[column] = value(fields, column);
            }
        }
        fields.end(columns.length + " fields");
    }

    private static double value(Fields fields, int column) {
        return switch (column) {
            case TIME -> RecordTime.seconds(fields);
            case CORES -> fields.whole(VmSize.CORES);
            case CPU_CAPACITY, USAGE -> fields.number(VmSize.MHZ);
            case MEMORY_CAPACITY, USAGE + 1 -> fields.number(VmSize.KIB);
            default -> fields.number(VmSize.RATE);
        };
    }
}
