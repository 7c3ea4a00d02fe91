package org.opendrs.sim.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.opendrs.sim.scenario.RunFigure;

/**
 * One figure of a run, and which end of it is the worse.
 *
 * @param label what it is called in tables
 * @param decimals how many decimals are shown
 * @param better which way is better
 * @param of reads it from a run; empty where it does not apply
 * @param <T> what a run gives
 */
record Figure<T>(String label, int decimals, RunFigure.Better better, Function<T, OptionalDouble> of) {
    private static final String ABSENT = "-";

    /** A figure that runs have, under the name that it has there. */
    static <T> Figure<T> of(RunFigure figure, int decimals, Function<T, Double> of) {
        return new Figure<>(figure.heading(), decimals, figure.better(), run -> OptionalDouble.of(of.apply(run)));
    }

    /** The same for a figure that does not apply to every run. */
    static <T> Figure<T> ifAny(RunFigure figure, int decimals, Function<T, OptionalDouble> of) {
        return new Figure<>(figure.heading(), decimals, figure.better(), of);
    }

    /** A figure that only a bench has. */
    static <T> Figure<T> badIfHigh(String label, int decimals, Function<T, Double> of) {
        return new Figure<>(label, decimals, RunFigure.Better.LOWER, run -> OptionalDouble.of(of.apply(run)));
    }

    /** A figure that only a bench has. */
    static <T> Figure<T> badIfLow(String label, int decimals, Function<T, Double> of) {
        return new Figure<>(label, decimals, RunFigure.Better.HIGHER, run -> OptionalDouble.of(of.apply(run)));
    }

    String median(List<T> runs) {
        double[] sorted = sorted(runs);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return ABSENT;
        }
        return text(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    String mean(List<T> runs) {
        double[] values = sorted(runs);
        return values.length == 0 ? ABSENT : text(Arrays.stream(values).sum() / values.length);
    }

    String worst(List<T> runs) {
        double[] sorted = sorted(runs);
        if (sorted.length == 0 || better == RunFigure.Better.NEITHER) {
            return ABSENT;
        }
        return text(better == RunFigure.Better.LOWER ? sorted[sorted.length - 1] : sorted[0]);
    }

    private double[] sorted(List<T> runs) {
        return runs.stream()
                .map(of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
    }

    private String text(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
