package org.opendrs.lab.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repetitions of one measurement, of which those count during which the machine was least short of CPU. The world's figures are those
 * of a quiet machine, and other programs run when they like; the choice looks at them only, and not at what was measured.
 *
 * @param <T> what is measured
 */
public final class Calmest<T> {
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Pattern TOTAL = Pattern.compile("some .*total=(\\d+)");

    private final List<Repetition<T>> repetitions = new ArrayList<>();

    private record Repetition<T>(T outcome, double pressure) {}

    /** Measures once more. */
    public void add(Supplier<T> measurement) {
        long start = System.nanoTime();
        long before = waitedMicros();
        T outcome = measurement.get();
        double waited = waitedMicros() - before;
        repetitions.add(new Repetition<>(outcome, waited / (System.nanoTime() - start)));
    }

    /** Returns what was measured in so many of the repetitions. */
    public List<T> best(int count) {
        return repetitions.stream()
                .sorted(Comparator.comparingDouble(Repetition::pressure))
                .limit(count)
                .map(Repetition::outcome)
                .toList();
    }

    /** Returns for how long some program of this machine has waited for a CPU, in microseconds since its start. */
    private static long waitedMicros() {
        try {
            Matcher found = TOTAL.matcher(Files.readString(PRESSURE));
            if (!found.find()) {
                throw new IllegalStateException(PRESSURE + " has no total");
            }
            return Long.parseLong(found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
