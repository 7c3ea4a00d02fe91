package org.opendrs.lab.calibration;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Repetitions of one measurement, in whatever unit. Immutable. */
public final class Points {
    private final double[] sorted;

    private Points(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** Returns points of these values. */
    public static Points of(double... values) {
        return new Points(values);
    }

    /** Returns a figure of each of these things. */
    public static <T> Points of(Collection<T> things, ToDoubleFunction<T> figure) {
        return new Points(things.stream().mapToDouble(figure).toArray());
    }

    /** Returns the median. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns the mean. */
    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    /** Returns the smallest. */
    public double least() {
        return sorted[0];
    }

    /** Returns the largest. */
    public double most() {
        return sorted[sorted.length - 1];
    }

    /** Returns how far repetitions lie apart: the largest less the smallest, as a share of the median. */
    public double spread() {
        return median() == 0 ? 0 : (most() - least()) / Math.abs(median());
    }

    /** Returns by how much a figure misses the median, as a share of it. */
    public double error(double figure) {
        return Math.abs(figure - median()) / Math.abs(median());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4g (%.4g to %.4g, n=%d)", median(), least(), most(), sorted.length);
    }
}
