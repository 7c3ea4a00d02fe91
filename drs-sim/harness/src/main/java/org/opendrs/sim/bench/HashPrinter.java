package org.opendrs.sim.bench;

import java.io.PrintStream;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;

/** Prints the event hash of seeds 1 to n, one line each. Runs in a process of its own, see {@link SecondJvm}. */
final class HashPrinter {
    private HashPrinter() {}

    /** Takes the scenario, the number of seeds and the virtual hours. */
    public static void main(String[] args) {
        print(args[0], Integer.parseInt(args[1]), Double.parseDouble(args[2]), System.out);
    }

    static void print(String scenario, int seeds, double hours, PrintStream out) {
        for (long seed = 1; seed <= seeds; seed++) {
            var options = ScenarioOptions.seed(seed).hours(hours);
            var result = ScenarioRunner.run(Scenarios.named(scenario, options), Progress.SILENT);
            out.println(seed + " " + result.eventHash());
        }
    }
}
