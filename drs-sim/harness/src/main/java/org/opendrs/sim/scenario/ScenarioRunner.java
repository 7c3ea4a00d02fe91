package org.opendrs.sim.scenario;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.FileInventory;

/** Runs scenarios: each policy in a world of its own, one after the other, on the calling thread, which others help in a large world. */
public final class ScenarioRunner {
    /** Multiplier of the hash over variants; any odd number that spreads bits will do. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private ScenarioRunner() {}

    /** Runs the scenario and returns what came out. Several threads may run scenarios at once; they share nothing. */
    public static ScenarioResult run(Scenario scenario, Progress progress) {
        return run(scenario, RunOptions.DEFAULT, progress);
    }

    /**
     * Runs the scenario with an operator's files and returns what came out.
     *
     * @throws IllegalArgumentException if turns or a snapshot shall be written and there is more than one policy
     * @throws UncheckedIOException if one of them cannot be written
     * @throws org.opendrs.config.SettingsException if the inventory cannot be read, or speaks of VMs and hosts that the scenario
     *     does not have; it names all that is wrong
     */
    public static ScenarioResult run(Scenario described, OperatorFiles files, Progress progress) {
        return run(described, files, RunRecorder.NONE, progress);
    }

    /** Runs the scenario with an operator's files and a recorder, with the trace level that fits them. */
    public static ScenarioResult run(Scenario described, OperatorFiles files, RunRecorder recorder, Progress progress) {
        return run(described, RunOptions.of(files, recorder, Optional.empty()), progress);
    }

    /**
     * Runs the scenario with the options and returns what came out.
     *
     * @throws IllegalArgumentException if turns or a snapshot shall be written and there is more than one policy
     * @throws UncheckedIOException if one of them cannot be written
     * @throws org.opendrs.config.SettingsException if the inventory cannot be read, or speaks of VMs and hosts that the scenario
     *     does not have; it names all that is wrong
     */
    public static ScenarioResult run(Scenario described, RunOptions options, Progress progress) {
        OperatorFiles files = options.files();
        var scenario = files.settings().map(described::with).orElse(described);
        if (files.needsOnePolicy() && scenario.policies().size() != 1) {
            throw new IllegalArgumentException("turns and snapshot of one policy can be written, got "
                    + scenario.policies() + "; name one of them");
        }
        var fit = new InventoryFit(scenario.cluster());
        files.inventory().ifPresent(file -> FileInventory.requireValid(file, fit));
        var variants = new ArrayList<VariantResult>();
        List<String> policies = scenario.policies();
        long hash = 0;
        for (int i = 0; i < policies.size(); i++) {
            String policy = policies.get(i);
            int before = i;
            var run = new VariantRun(scenario, policy, options);
            variants.add(run.run(part -> progress.reached(policy, (before + part) / policies.size())));
            hash = Long.rotateLeft(hash, 17) * MIX + run.eventHash();
        }
        return new ScenarioResult(
                scenario.name(), scenario.seed(), HexFormat.of().toHexDigits(hash), PeakMemory.mib(), variants);
    }
}
