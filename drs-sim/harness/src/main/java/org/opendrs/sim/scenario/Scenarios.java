package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The built-in scenarios by name. */
public final class Scenarios {
    private static final Map<String, Function<ScenarioOptions, Scenario>> ALL = all();

    private Scenarios() {}

    /** Returns the names that may be asked for. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * Returns the scenario with this name.
     *
     * @throws IllegalArgumentException if the name or one of the options is not valid; it says what would be
     */
    public static Scenario named(String name, ScenarioOptions options) {
        var description = ALL.get(name);
        if (description == null) {
            throw new IllegalArgumentException("unknown scenario '" + name + "'; valid are " + names());
        }
        if (!options.without().isEmpty() && !name.equals(FaultsScenario.NAME)) {
            throw new IllegalArgumentException(
                    "scenario '" + name + "' has no faults to leave out, got " + String.join(",", options.without())
                            + "; leave --without away or run '" + FaultsScenario.NAME + "'");
        }
        return description.apply(options);
    }

    private static Map<String, Function<ScenarioOptions, Scenario>> all() {
        var all = new TreeMap<String, Function<ScenarioOptions, Scenario>>();
        all.put(ThesisScenario.NAME, ThesisScenario::describe);
        all.put(HotspotScenario.NAME, HotspotScenario::describe);
        all.put(IdleScenario.NAME, IdleScenario::describe);
        all.put(FaultsScenario.NAME, FaultsScenario::describe);
        all.put(ScaleScenario.NAME, ScaleScenario::describe);
        return all;
    }
}
