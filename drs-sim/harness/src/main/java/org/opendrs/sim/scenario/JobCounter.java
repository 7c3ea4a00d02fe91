package org.opendrs.sim.scenario;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts finished jobs by name. */
final class JobCounter {
    private static final double SECONDS_PER_MINUTE = 60;

    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<String, Double> seconds = new TreeMap<>();

    void finished(String job, double took) {
        counts.merge(job, 1L, Long::sum);
        seconds.merge(job, took, Double::sum);
    }

    VariantResult.Jobs result() {
        var minutes = new TreeMap<String, Double>();
        seconds.forEach((job, sum) -> minutes.put(job, sum / counts.getOrDefault(job, 1L) / SECONDS_PER_MINUTE));
        return new VariantResult.Jobs(counts, minutes);
    }
}
