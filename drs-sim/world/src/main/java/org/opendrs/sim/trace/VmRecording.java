package org.opendrs.sim.trace;

import java.nio.file.Path;
import java.util.Arrays;

/** One VM as an original Bitbrains file holds it: records at irregular times. */
final class VmRecording {
    private static final int METRICS = Metric.values().length;

    private static final int FIRST_RECORDS = 1024;

    private final Path file;
    private long[] seconds = new long[FIRST_RECORDS];
    /** The values of each record side by side. */
    private float[] values = new float[FIRST_RECORDS * METRICS];

    private int records;
    private int cores;
    private double mhz;
    private double kib;

    private VmRecording(Path file) {
        this.file = file;
    }

    /** Reads a text that stands at its header. */
    static VmRecording read(TraceText text) {
        var recording = new VmRecording(text.file());
        var header = BitbrainsHeader.read(text);
        var fields = new Fields(text, BitbrainsHeader.SEPARATOR);
        var line = new double[BitbrainsHeader.USAGE + METRICS];
        while (text.next()) {
            header.readLine(fields, line);
            recording.add(text, line);
        }
        if (recording.records == 0) {
            throw text.problem(1, "the file ends after its header; expected a record of a VM");
        }
        return recording;
    }

    private void add(TraceText text, double[] line) {
        long second = (long) line[BitbrainsHeader.TIME];
        if (records > 0 && second <= last()) {
            throw text.problem(
                    1, "the time " + second + " s is not after the one before, " + last() + " s; times must rise");
        }
        long grid = records > 0 ? samples(first(), second) : 1;
        if (Math.max(grid, records + 1) * METRICS > text.limits().values()) {
            throw text.problem(1, "with the time " + second + " s " + UsageTraceBuilder.tooMany(text.limits()));
        }
        if (records == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * records);
            values = Arrays.copyOf(values, 2 * records * METRICS);
        }
        seconds[records] = second;
        for (int i = 0; i < METRICS; i++) {
            values[records * METRICS + i] = (float) line[BitbrainsHeader.USAGE + i];
        }
        records++;
        cores = Math.max(cores, (int) line[BitbrainsHeader.CORES]);
        mhz = Math.max(mhz, line[BitbrainsHeader.CPU_CAPACITY]);
        kib = Math.max(kib, line[BitbrainsHeader.MEMORY_CAPACITY]);
    }

    /** Lets go of the records; the VM itself stays known. */
    void clear() {
        seconds = new long[0];
        values = new float[0];
        records = 0;
    }

    Path file() {
        return file;
    }

    String name() {
        return TraceFolder.vmName(file);
    }

    VmSize size() {
        return new VmSize(cores, mhz, kib);
    }

    long first() {
        return seconds[0];
    }

    long last() {
        return seconds[records - 1];
    }

    int records() {
        return records;
    }

    long second(int record) {
        return seconds[record];
    }

    float value(int record, int metric) {
        return values[record * METRICS + metric];
    }

    /** Returns how many samples a grid from one time to another has. */
    static long samples(long from, long to) {
        return slot(from, to) + 1;
    }

    /** Returns the sample that is nearest to a time. Records wander by a second or two, and far from the start by a minute. */
    static long slot(long from, long second) {
        return (second - from + UsageTraceBuilder.PERIOD_SECONDS / 2) / UsageTraceBuilder.PERIOD_SECONDS;
    }
}
