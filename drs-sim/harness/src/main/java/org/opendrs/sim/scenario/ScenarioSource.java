package org.opendrs.sim.scenario;

import java.util.OptionalLong;
import java.util.function.Function;

/** A scenario that was found and is valid, before the user's options are applied. */
public final class ScenarioSource {
    private final OptionalLong seed;
    private final Function<ScenarioOptions, Scenario> description;

    ScenarioSource(OptionalLong seed, Function<ScenarioOptions, Scenario> description) {
        this.seed = seed;
        this.description = description;
    }

    /** Returns the seed that the scenario names; empty if it leaves that to the user. */
    public OptionalLong seed() {
        return seed;
    }

    /**
     * Returns the scenario with what the user changes of it.
     *
     * @throws IllegalArgumentException if an option is not valid for it; it says what would be
     */
    public Scenario with(ScenarioOptions options) {
        return description.apply(options);
    }
}
