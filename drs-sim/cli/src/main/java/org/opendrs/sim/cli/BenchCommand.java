package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.words.Amounts;
import org.opendrs.sim.bench.BenchJson;
import org.opendrs.sim.bench.BenchOptions;
import org.opendrs.sim.bench.BenchResult;
import org.opendrs.sim.bench.Benches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures many seeds and prints tables with median and worst. */
@Command(
        name = "bench",
        description = {
            "Runs a scenario with many seeds and prints tables of its figures.",
            "Uses all processors. drs figures explains the figures of runs; what else",
            "a bench measures is told below.",
            "Fails if a run breaks what the bench expects."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all well",
            "1:the work failed, or a run broke what is expected; standard error tells which",
            "2:wrong usage"
        })
final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "Name of a bench: ${COMPLETION-CANDIDATES}. See below.",
            completionCandidates = Choices.BenchNames.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--quick", description = "Few seeds and short runs: a minute or less.")
    private boolean quick;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many seeds, counted from 1: 20 means the seeds 1 to 20 (default: see below).",
            converter = Values.Count.class)
    private @Nullable Integer seeds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables as JSON; - is standard output.")
    private @Nullable String json;

    @Override
    public Integer call() throws JsonProcessingException {
        var output = new JsonOutput(Optional.ofNullable(json));
        var options = Main.described(spec, () -> options(output));
        var bench = Main.described(spec, () -> Meant.named(Benches.names(), name, () -> Benches.named(name)));
        BenchResult result;
        try (var progress = TerminalProgress.start("bench " + name)) {
            result = bench.run(options, progress);
        }
        var out = spec.commandLine().getOut();
        output.write(BenchJson.of(result), out);
        if (!output.takesStandardOutput()) {
            BenchTables.print(result, out);
        }
        var err = spec.commandLine().getErr();
        result.failures().forEach(failure -> err.println("drs: " + failure));
        err.flush();
        return result.failures().isEmpty() ? 0 : 1;
    }

    /** Returns what the help says of each bench. */
    static String[] footer() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Benches:");
        for (var bench : Benches.all()) {
            var usual = bench.extent(false);
            var quick = bench.extent(true);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-11s%s of %s h (with --quick: %d of %s h)",
                    bench.name(),
                    Amounts.count(usual.seeds(), "seed"),
                    number(usual.hours()),
                    quick.seeds(),
                    number(quick.hours())));
            lines.add("             " + bench.about());
            bench.rows().forEach(row -> lines.add("             - " + row));
        }
        return lines.toArray(String[]::new);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private BenchOptions options(JsonOutput output) {
        output.check();
        return new BenchOptions(quick, seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds));
    }
}
