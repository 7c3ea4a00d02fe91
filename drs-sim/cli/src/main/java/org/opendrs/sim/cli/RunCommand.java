package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.config.SettingsException;
import org.opendrs.config.SettingsReader;
import org.opendrs.core.words.Amounts;
import org.opendrs.sim.report.HtmlReport;
import org.opendrs.sim.scenario.FaultLines;
import org.opendrs.sim.scenario.GuestSwap;
import org.opendrs.sim.scenario.InventoryNotes;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.PolicyCatalogue;
import org.opendrs.sim.scenario.ResultJson;
import org.opendrs.sim.scenario.RunOptions;
import org.opendrs.sim.scenario.RunRecorder;
import org.opendrs.sim.scenario.Scenario;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.scenario.Shrinker;
import org.opendrs.sim.scenario.TraceLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one scenario and prints one table. */
@Command(
        name = "run",
        abbreviateSynopsis = true,
        description = {"Runs a scenario with the production engine in virtual time.", "Prints a table of what came out."
        },
        footer = {
            "",
            "Scenarios (policy waterfill unless told otherwise):",
            "  thesis   17 h  5 hosts, 35 VMs that run jobs; no migration",
            "                 policies: none, thesis-text, thesis-code, waterfill",
            "  hotspot  1 h   4 hosts, one of which no balloon can relieve",
            "  idle     24 h  a balanced cluster at rest",
            "  faults   1 h   6 to 8 hosts, faults drawn from the seed",
            "  scale    1 h   1000 hosts, 10 000 VMs",
            "Scenario files that are built in (policies none, waterfill):",
            "  boot-storm       1 h   24 VMs boot within 2 minutes, 4 hosts",
            "  host-crash       2 h   one of 6 hosts dies; its VMs boot elsewhere",
            "  memory-leak      2 h   two of 22 VMs leak, 4 hosts",
            "  noisy-neighbour  2 h   3 of 23 VMs take what they can, 4 hosts",
            "The same with recordings, which --traces or DRS_TRACES must lead to:",
            "  azure-arrivals   12 h  VMs come and go as in Azure; memory 1.5x",
            "  bitbrains-1.5x   24 h  499 VMs of Bitbrains; memory 1.5x",
            "  google-1.5x      24 h  160 VMs of Google; memory 1.5x",
            "  planetlab        24 h  1052 nodes of PlanetLab, 800 hosts; turns of 300 s",
            "  planetlab-10s    24 h  the same with turns of 10 s",
            "A file of your own, such as my.yaml; the reference of all keys is in the",
            "API documentation, package org.opendrs.sim.scenario:",
            "  length: 2h",
            "  hosts:",
            "    - {name: host, count: 4, cores: 8, memory: 16GiB}",
            "  vms:",
            "    - {name: web, count: 20, vcpus: 2, memory: 4GiB, workload: {jobs: 2}}",
            "Policies:",
            "  none         balloons are left alone",
            "  static       the host is split by reservations, limits, shares",
            "  waterfill    this library's: by demand, then by shares",
            "  thesis-text  the reference system of 2016, as described",
            "  thesis-code  the same, as programmed",
            "The same seed gives the same result, but for times and memory of this",
            "process (in JSON: wallSeconds, cpuSeconds, peakRssMiB).",
            "What the figures of the table are is told by drs figures.",
            "",
            "An inventory file, every part of which may be left out; names are those",
            "that --snapshot shows. A host in maintenance receives no VM, but is not",
            "evacuated: its VMs stay, and are cared for as on any other host.",
            "Automation is observe (only look), advise (also plan) or act (also do it).",
            "  vms:",
            "    host1-vm1:",
            "      memory: {reservation: 1GiB, limit: 4GiB, shares: 2000}",
            "      automation: advise",
            "  hosts: {host2: {automation: observe}}",
            "  maintenance: [host3]",
            "  rules:",
            "    - {name: replicas, keepApart: [host1-vm1, host1-vm2]}",
            "    - {name: pair, keepTogether: [host1-vm3, host1-vm4]}",
            "    - {name: licence, runOnlyOn: {vms: [host2-vm1], hosts: [host2, host4]}}"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            completionCandidates = Choices.ScenarioNames.class,
            description = "A YAML file, or the name of a built-in scenario: ${COMPLETION-CANDIDATES}. See below.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Values.Seed.class,
            description = "Source of all randomness, a whole number (default: the file's, or 1).")
    private @Nullable Long seed;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Choices.Policies.class,
            description =
                    "Balloon policies to compare, each in a world of its own: ${COMPLETION-CANDIDATES} (default: the"
                            + " scenario's).")
    private @Nullable List<String> policies;

    @Option(
            names = "--hours",
            paramLabel = "H",
            converter = Values.Hours.class,
            description = "Virtual hours, such as 0.5 (default: the scenario's).")
    private @Nullable Double hours;

    @Option(
            names = "--swap",
            paramLabel = "all|half|none",
            defaultValue = "all",
            converter = Values.Swap.class,
            completionCandidates = Choices.Swap.class,
            description = "Which guests have a swap device: all, every second one, or none (default: all).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GuestSwap swap;

    @Option(
            names = "--autodeflate",
            description = "Balloons deflate by themselves before a guest kills a process for want of memory.")
    private boolean autodeflate;

    @Option(
            names = "--without",
            paramLabel = "FAULT",
            split = ",",
            completionCandidates = Choices.Faults.class,
            description = "Classes of fault to leave out of the scenario: ${COMPLETION-CANDIDATES}.")
    private List<String> without = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Settings of the engine (YAML; drs settings lists them). They replace all of the scenario's own: what the"
                            + " file leaves out has the default of drs settings.")
    private @Nullable Path settings;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description =
                    "What an operator says of VMs and hosts: allocations, automation, rules, maintenance (YAML, see below). What"
                            + " it leaves out stays as the scenario has it.")
    private @Nullable Path inventory;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "Write the cluster as the engine saw it last, as JSON. Needs a single policy.")
    private @Nullable Path snapshot;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write the record of every turn, one JSON object a line, and prove that each one replays to the same"
                            + " decisions. Needs a single policy.")
    private @Nullable Path record;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write the result as a page, DIR/index.html: figures, charts of hosts and guests, turns with their reasons."
                            + " It needs no network. DIR is made; one with an earlier report may be used again.")
    private @Nullable Path report;

    @Option(
            names = "--charts",
            paramLabel = "HOST",
            split = ",",
            description =
                    "Hosts that have charts in the report (default: of up to 25 hosts all, of more the 25 with the most to"
                            + " see). Needs --report.")
    private List<String> charts = List.of();

    @Option(
            names = "--trace-level",
            paramLabel = "off|summary|full",
            converter = Values.Traces.class,
            completionCandidates = Choices.Traces.class,
            description =
                    "How much of the engine's turns is looked at and kept: off (they are counted), summary (their reasons are"
                            + " checked), full (they are also kept, for --report and --record). Default: full with one of these,"
                            + " else summary. What happens does not depend on it.")
    private @Nullable TraceLevel traceLevel;

    @Option(
            names = "--traces",
            paramLabel = "DIR",
            description = "Folder of recordings of real loads (default: the environment's DRS_TRACES).")
    private @Nullable Path traces;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private @Nullable String json;

    @Override
    public Integer call() throws JsonProcessingException {
        var output = new JsonOutput(Optional.ofNullable(json));
        // First what costs nothing: a slip in an option must not wait for recordings to be read.
        Main.described(spec, () -> options(output, 1));
        var source = Main.described(
                spec,
                () -> Meant.named(Scenarios.names(), scenario, () -> Scenarios.find(scenario, Recordings.in(traces))));
        var options = options(output, seed == null ? source.seed().orElse(1) : seed);
        var described = Main.described(spec, () -> source.with(options));
        var files = Main.described(spec, () -> files(described));
        var page = Main.described(spec, () -> page(described));
        var run = Main.described(spec, () -> RunOptions.of(files, recorder(page), Optional.ofNullable(traceLevel)));
        ScenarioResult result;
        try (var progress = TerminalProgress.start(scenario)) {
            result = ScenarioRunner.run(described, run, progress);
        } catch (SettingsException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        var out = spec.commandLine().getOut();
        output.write(ResultJson.of(result), out);
        // With --json - the notes must not mix with the result.
        var words = output.takesStandardOutput() ? spec.commandLine().getErr() : out;
        FaultLines.notes(described).forEach(note -> words.println("Note: " + note));
        files.inventory()
                .map(file -> InventoryNotes.of(described, file))
                .orElse(List.of())
                .forEach(note -> words.println("Note: " + note));
        words.flush();
        if (!output.takesStandardOutput()) {
            FaultLines.met(described).ifPresent(faults -> out.println("Faults: " + faults));
            ResultTable.print(result, out);
            printRecorded(result, out);
        }
        // Last, so that no figure is lost if the folder has become unwritable.
        writePage(page, result, output.takesStandardOutput() ? Optional.empty() : Optional.of(out));
        return verdict(result, options);
    }

    private Optional<HtmlReport> page(Scenario described) {
        if (report == null && !charts.isEmpty()) {
            throw new IllegalArgumentException("--charts chooses charts of a report; name its folder with --report");
        }
        return Optional.ofNullable(report).map(folder -> HtmlReport.into(folder).charts(described, charts));
    }

    private static RunRecorder recorder(Optional<HtmlReport> page) {
        return page.isPresent() ? page.get() : RunRecorder.NONE;
    }

    private void writePage(Optional<HtmlReport> page, ScenarioResult result, Optional<PrintWriter> out) {
        Optional<Path> file = page.map(html -> html.write(result, CommandText.of(spec)));
        out.filter(printer -> file.isPresent()).ifPresent(printer -> {
            printer.println("Report: " + file.get());
            printer.flush();
        });
    }

    private ScenarioOptions options(JsonOutput output, long chosen) {
        output.check();
        Meant.requireKnown(
                "--policy: unknown policy", PolicyCatalogue.names(), policies == null ? List.of() : policies);
        Meant.requireKnown("--without: unknown class of fault", Choices.Faults.names(), without);
        return new ScenarioOptions(
                chosen,
                Optional.ofNullable(policies),
                hours == null ? OptionalDouble.empty() : OptionalDouble.of(hours),
                swap,
                autodeflate,
                without);
    }

    private OperatorFiles files(Scenario described) {
        JsonOutput.checkFile("--record", Optional.ofNullable(record));
        JsonOutput.checkFile("--snapshot", Optional.ofNullable(snapshot));
        requireDifferentFiles();
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

    /** Only a record that replays is praised; differences are told with the broken promises. */
    private void printRecorded(ScenarioResult result, PrintWriter out) {
        for (var variant : result.variants()) {
            variant.recorded()
                    .filter(recorded -> variant.invariants().isEmpty())
                    .ifPresent(recorded -> out.println("Recorded "
                            + Amounts.count(recorded.turns(), "turn") + " and "
                            + Amounts.count(recorded.ticks(), "tick") + " between them in " + record
                            + "; read back, each of them replays to the same decisions."));
        }
        out.flush();
    }

    /** Two outputs in one file would overwrite each other, and only the result can go to standard output. */
    private void requireDifferentFiles() {
        var targets = new TreeMap<Path, String>();
        var outputs = new LinkedHashMap<String, @Nullable Path>();
        outputs.put("--json", json == null || json.equals("-") ? null : Path.of(json));
        outputs.put("--record", record);
        outputs.put("--snapshot", snapshot);
        outputs.put("--report", report == null ? null : report.resolve(HtmlReport.PAGE));
        outputs.forEach((option, file) -> {
            if (file != null) {
                if (file.toString().equals("-")) {
                    throw new IllegalArgumentException(option + " - is not possible; name a file");
                }
                String other = targets.put(file.toAbsolutePath().normalize(), option);
                if (other != null) {
                    throw new IllegalArgumentException(
                            other + " and " + option + " both name " + file + "; name two files");
                }
            }
        });
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
            err.println("drs: replay: " + Shrinker.replayLine(scenario, options)
                    + (traces == null ? "" : " --traces " + traces));
        }
        err.flush();
        return broken ? 1 : 0;
    }
}
