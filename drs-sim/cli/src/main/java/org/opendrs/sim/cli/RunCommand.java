package org.opendrs.sim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.config.SettingsException;
import org.opendrs.config.SettingsReader;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.ResultJson;
import org.opendrs.sim.scenario.Scenario;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.Shrinker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one scenario and prints one table. */
@Command(
        name = "run",
        description = "Runs a scenario with the production engine in virtual time and prints what came out.",
        footer = {"", "Scenarios: thesis, hotspot, idle, faults, scale. Same seed, same result."})
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "Name of a built-in scenario.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Source of all randomness (default: 1).")
    private long seed;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            description = "Balloon policies to compare (default: the scenario's).")
    private @Nullable List<String> policies;

    @Option(names = "--hours", paramLabel = "H", description = "Virtual hours (default: the scenario's).")
    private @Nullable Double hours;

    @Option(
            names = "--swap",
            paramLabel = "all|half|none",
            defaultValue = "all",
            description = "Which guests have a swap device (default: all).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GuestSwap swap;

    @Option(names = "--autodeflate", description = "Balloons deflate by themselves before a guest kills a process.")
    private boolean autodeflate;

    @Option(
            names = "--without",
            paramLabel = "FAULT",
            split = ",",
            description = "Classes of fault to leave out (scenario faults).")
    private List<String> without = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings of the engine in place of the scenario's (YAML; see drs settings).")
    private @Nullable Path settings;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "Allocations, automation and rules of VMs and hosts (YAML), over the scenario's own.")
    private @Nullable Path inventory;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "Write the cluster as the engine saw it last, as JSON. Needs one policy.")
    private @Nullable Path snapshot;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write the record of every turn, one JSON object a line, and prove that each one replays to the same"
                            + " decisions. Needs one policy.")
    private @Nullable Path record;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private @Nullable String json;

    @Override
    public Integer call() throws IOException {
        var output = new JsonOutput(Optional.ofNullable(json));
        var options = Main.described(spec, () -> options(output));
        var described = Main.described(spec, () -> Scenarios.named(scenario, options));
        var files = Main.described(spec, () -> files(described));
        ScenarioResult result;
        try (var progress = TerminalProgress.start(scenario)) {
            result = ScenarioRunner.run(described, files, progress);
        } catch (SettingsException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        var out = spec.commandLine().getOut();
        output.write(ResultJson.of(result), out);
        if (!output.takesStandardOutput()) {
            described.faults().ifPresent(plan -> out.println("Faults: " + plan));
            ResultTable.print(result, out);
        }
        return verdict(result, options);
    }

    private ScenarioOptions options(JsonOutput output) {
        output.check();
        return new ScenarioOptions(
                seed,
                Optional.ofNullable(policies),
                hours == null ? OptionalDouble.empty() : OptionalDouble.of(hours),
                swap,
                autodeflate,
                without);
    }

    private OperatorFiles files(Scenario described) {
        JsonOutput.checkFile("--record", Optional.ofNullable(record));
        JsonOutput.checkFile("--snapshot", Optional.ofNullable(snapshot));
        var files = new OperatorFiles(
                Optional.ofNullable(settings).map(SettingsReader::read),
                Optional.ofNullable(inventory),
                Optional.ofNullable(snapshot),
                Optional.ofNullable(record));
        if (files.needsOnePolicy() && described.policies().size() != 1) {
            throw new IllegalArgumentException("--record and --snapshot take what one policy did, not "
                    + described.policies() + "; name one with --policy");
        }
        return files;
    }

    private int verdict(ScenarioResult result, ScenarioOptions options) {
        var err = spec.commandLine().getErr();
        boolean broken = false;
        for (var variant : result.variants()) {
            for (var violation : variant.invariants()) {
                broken = true;
                err.println("drs: " + variant.policy() + ": broken promise at " + violation.atSeconds() + " s: "
                        + violation.what());
            }
        }
        if (broken) {
            err.println("drs: replay: " + Shrinker.replayLine(options));
        }
        err.flush();
        return broken ? 1 : 0;
    }
}
