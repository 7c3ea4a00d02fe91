package org.opendrs.sim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.sim.trace.UsageTrace;

/** A recording in the format of PlanetLab that is made up, so that a bench needs no download. Its values are no claim about anything. */
final class MadeRecording {
    private static final int VMS = 250;
    private static final int SAMPLES = 288;
    private static final int MOST_PERCENT = 40;

    private MadeRecording() {}

    /** Writes the recording to a folder for the time being, and reads it with the reader of real ones. */
    static UsageTrace read() {
        try {
            Path folder = Files.createTempDirectory("drs-recording");
            try {
                write(folder);
                return TraceCatalogue.empty().usage("planetlab:" + folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no recording can be written for the bench: " + e.getMessage(), e);
        }
    }

    private static void write(Path folder) throws IOException {
        var random = new SplittableRandom(1);
        for (int vm = 0; vm < VMS; vm++) {
            var lines = new StringBuilder();
            for (int sample = 0; sample < SAMPLES; sample++) {
                lines.append(random.nextInt(MOST_PERCENT)).append('\n');
            }
            Files.writeString(folder.resolve("vm" + vm), lines);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
