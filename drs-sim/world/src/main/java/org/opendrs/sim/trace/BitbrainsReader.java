package org.opendrs.sim.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Bitbrains recordings (GWA-T-12): a folder of the original download with a file for each VM, one such file, or a day in the
 * compact form of {@link BitbrainsDayReader}.
 */
final class BitbrainsReader {
    private BitbrainsReader() {}

    static UsageTrace read(String name, Path path, TraceLimits limits) {
        List<VmRecording> recordings = new ArrayList<>();
        if (Files.isDirectory(path)) {
            for (Path file : TraceFolder.files(path, BitbrainsReader::isCsv, "one .csv file for each VM")) {
                try (var text = TraceText.open(file, limits)) {
                    start(text);
                    recordings.add(VmRecording.read(text));
                }
            }
        } else {
            try (var text = TraceText.open(path, limits)) {
                start(text);
                if (!BitbrainsHeader.isIn(text)) {
                    return BitbrainsDayReader.read(name, text);
                }
                recordings.add(VmRecording.read(text));
            }
        }
        return onOneGrid(name, path, recordings, limits);
    }

    private static void start(TraceText text) {
        if (!text.next()) {
            throw text.problem(
                    1, "the file is empty; expected a header that begins with '" + BitbrainsHeader.FIRST + "'");
        }
    }

    private static boolean isCsv(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private static UsageTrace onOneGrid(String name, Path path, List<VmRecording> recordings, TraceLimits limits) {
        long start = recordings.stream().mapToLong(VmRecording::first).min().orElseThrow();
        long end = recordings.stream().mapToLong(VmRecording::last).max().orElseThrow();
        long samples = VmRecording.samples(start, end);
        if (samples * recordings.size() * Metric.values().length > limits.values()) {
            throw TraceException.about(
                    path, "from " + start + " s to " + end + " s " + UsageTraceBuilder.tooMany(limits));
        }
        var head = new UsageTrace.Head(name, UsageTraceBuilder.PERIOD_SECONDS, (int) samples);
        var builder = new UsageTraceBuilder(head, List.of(Metric.values()), limits);
        for (int i = 0; i < recordings.size(); i++) {
            VmRecording recording = recordings.get(i);
            var resampled = Resampled.of(recording, start, (int) samples);
            builder.note(resampled.remarks());
            builder.add(
                    problem -> TraceException.about(recording.file(), problem),
                    recording.size().vm(recording.name()),
                    resampled.rows());
            // A month of 500 VMs takes 100 MB in either form, so the one goes as the other comes.
            recording.clear();
        }
        return builder.build();
    }
}
