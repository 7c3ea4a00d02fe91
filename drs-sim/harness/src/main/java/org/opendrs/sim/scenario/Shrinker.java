package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.opendrs.sim.fault.FaultClass;

/** Makes a failing run with faults simpler: drops one class of fault after the other as long as the run still fails. */
public final class Shrinker {
    private Shrinker() {}

    /** Returns the options with as many classes of fault left out as the failure allows. Runs the scenario once for each. */
    public static ScenarioOptions shrink(ScenarioOptions failing) {
        return shrink(
                failing,
                options -> ScenarioRunner.run(Scenarios.named("faults", options), Progress.SILENT).variants().stream()
                        .anyMatch(variant -> !variant.invariants().isEmpty()));
    }

    static ScenarioOptions shrink(ScenarioOptions failing, Predicate<ScenarioOptions> fails) {
        var smallest = failing;
        for (FaultClass fault : FaultClass.values()) {
            if (!smallest.without().contains(fault.name())) {
                var smaller = without(smallest, fault);
                smallest = fails.test(smaller) ? smaller : smallest;
            }
        }
        return smallest;
    }

    private static ScenarioOptions without(ScenarioOptions options, FaultClass fault) {
        var names = new ArrayList<>(options.without());
        names.add(fault.name());
        return new ScenarioOptions(
                options.seed(), options.policies(), options.hours(), options.swap(), options.autodeflate(), names);
    }

    /** Returns the command that runs the scenario {@code faults} again with these options. */
    public static String replayLine(ScenarioOptions options) {
        return replayLine(FaultsScenario.NAME, options);
    }

    /** Returns the command that runs a scenario, by its name or file, again with these options. */
    public static String replayLine(String scenario, ScenarioOptions options) {
        var line = new StringBuilder("drs run " + scenario + " --seed ").append(options.seed());
        options.policies().ifPresent(policies -> line.append(" --policy ").append(String.join(",", policies)));
        if (options.hours().isPresent()) {
            line.append(" --hours ").append(options.hours().getAsDouble());
        }
        if (options.swap() != GuestSwap.ALL) {
            line.append(" --swap ").append(options.swap());
        }
        if (options.autodeflate()) {
            line.append(" --autodeflate");
        }
        List<String> without = options.without();
        if (!without.isEmpty()) {
            line.append(" --without ").append(String.join(",", without));
        }
        return line.toString();
    }
}
