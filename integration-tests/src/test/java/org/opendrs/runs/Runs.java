package org.opendrs.runs;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;

/** Runs seeds of a scenario and says in one line what came out. */
final class Runs {
    private Runs() {}

    /** Returns the results of seeds 1 to {@code seeds}, in order. Runs share nothing, so they run side by side. */
    static List<ScenarioResult> seeds(String scenario, int seeds, LongFunction<ScenarioOptions> options) {
        return LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> run(scenario, options.apply(seed)))
                .toList();
    }

    static ScenarioResult run(String scenario, ScenarioOptions options) {
        return ScenarioRunner.run(Scenarios.named(scenario, options), Progress.SILENT);
    }

    /** Prints a line of the suite's summary, so that the log of a build shows what was measured and not only that it passed. */
    static void say(String suite, String format, Object... values) {
        System.out.println(suite + ": " + String.format(Locale.ROOT, format, values));
    }
}
