package org.opendrs.sim.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        description = "Runs a scenario for many seeds and prints median and worst of each figure.",
        footer = {"", "Benches: thesis, hotspot, faults, scale."})
final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Name of a bench.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--quick", description = "Few seeds and short runs: at most a minute.")
    private boolean quick;

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds, from 1 on (default: the bench's).")
    private @Nullable Integer seeds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables as JSON; - is standard output.")
    private @Nullable String json;

    @Override
    public Integer call() throws IOException {
        var output = new JsonOutput(Optional.ofNullable(json));
        var options = Main.described(spec, () -> options(output));
        var bench = Main.described(spec, () -> Benches.named(name));
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

    private BenchOptions options(JsonOutput output) {
        output.check();
        return new BenchOptions(quick, seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds));
    }
}
