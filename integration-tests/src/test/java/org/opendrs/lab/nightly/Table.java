package org.opendrs.lab.nightly;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.opendrs.unit.Bytes;

/** The figures of all runs as text: each run, then median and worst of each variant. */
final class Table {
    private static final String HEAD = String.format(
            Locale.ROOT,
            "%-8s %-7s %9s %9s %8s %9s %9s %7s %8s %9s %6s %9s%n",
            "variant",
            "run",
            "swap-ins",
            "machine",
            "faults",
            "max MiB",
            "mean MiB",
            "rounds",
            "mean s",
            "longest s",
            "kills",
            "commands");

    private Table() {}

    static String of(List<Run> runs) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            text.append(line(run.variant(), Integer.toString(i + 1), List.of(run), 1));
        }
        for (Variant variant : Variant.values()) {
            List<Run> same = of(runs, variant);
            if (!same.isEmpty()) {
                text.append(line(variant, "median", same, 0.5));
                text.append(line(variant, "worst", same, 1));
            }
        }
        return text.toString();
    }

    static List<Run> of(List<Run> runs, Variant variant) {
        return runs.stream().filter(run -> run.variant() == variant).toList();
    }

    /** Returns the median of a figure. */
    static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return quantile(runs, figure, 0.5);
    }

    private static String line(Variant variant, String name, List<Run> runs, double q) {
        return String.format(
                Locale.ROOT,
                "%-8s %-7s %9.0f %9.0f %8.0f %9.0f %9.0f %7.0f %8.2f %9.2f %6.0f %9.0f%n",
                variant,
                name,
                quantile(runs, Run::swapIns, q),
                quantile(runs, Run::machineSwapIns, q),
                quantile(runs, Run::majorFaults, q),
                quantile(runs, run -> mib(run.swapMost()), q),
                quantile(runs, run -> mib(run.swapMean()), q),
                // More rounds are better.
                quantile(runs, run -> run.rounds().size(), 1 - q),
                quantile(runs, run -> seconds(run.meanRound()), q),
                quantile(runs, run -> seconds(run.longestRound()), q),
                quantile(runs, Run::kills, q),
                quantile(runs, Run::commands, q));
    }

    private static double quantile(List<Run> runs, ToDoubleFunction<Run> figure, double q) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }

    private static double mib(Bytes amount) {
        return (double) amount.value() / Bytes.mib(1).value();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
