package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Runs scenarios: each policy in a world of its own, one after the other, on the calling thread. */
public final class ScenarioRunner {
    /** Multiplier of the hash over variants; any odd number that spreads bits will do. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private ScenarioRunner() {}

    /** Runs the scenario and returns what came out. Several threads may run scenarios at once; they share nothing. */
    public static ScenarioResult run(Scenario scenario, Progress progress) {
        var variants = new ArrayList<VariantResult>();
        List<String> policies = scenario.policies();
        long hash = 0;
        for (int i = 0; i < policies.size(); i++) {
            String policy = policies.get(i);
            int before = i;
            var run = new VariantRun(scenario, policy);
            variants.add(run.run(part -> progress.reached(policy, (before + part) / policies.size())));
            hash = Long.rotateLeft(hash, 17) * MIX + run.eventHash();
        }
        return new ScenarioResult(
                scenario.name(), scenario.seed(), HexFormat.of().toHexDigits(hash), PeakMemory.mib(), variants);
    }
}
