package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same input gives the same output on this JDK and on a newer one: results, turn records, snapshots and plans. Hash order,
 * floating-point functions and the text of numbers are what has differed between JDKs.
 */
class BothJdksIT {
    /** The home of the other JDK; the build sets it. */
    static final String NEWER_JDK = "drs.newer.jdk";

    @TempDir
    private Path folder;

    private static List<CommandLine> jdks() {
        return List.of(CommandLine.onThisJdk(), CommandLine.on(Path.of(System.getProperty(NEWER_JDK))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults", "hotspot", "host-crash", "noisy-neighbour"})
    void aRunWritesTheSame(String scenario) throws IOException {
        List<Path> outputs = onBoth(out -> new String[] {
            "run",
            scenario,
            "--seed",
            "7",
            "--hours",
            "0.5",
            "--policy",
            "waterfill",
            "--json",
            file(out, "result.json"),
            "--record",
            file(out, "turns.jsonl"),
            "--snapshot",
            file(out, "snapshot.json")
        });

        assertThat(outputs)
                .map(out -> Results.withoutMachine(Results.read(out.resolve("result.json"))))
                .satisfies(results -> assertThat(results.get(1)).isEqualTo(results.get(0)));
        assertSame(outputs, "turns.jsonl");
        assertSame(outputs, "snapshot.json");
    }

    @Test
    void policiesOfTheReferenceExperimentDoTheSame() throws IOException {
        List<Path> outputs = onBoth(out ->
                new String[] {"run", "thesis", "--seed", "7", "--hours", "2", "--json", file(out, "result.json")});

        assertThat(outputs)
                .map(out -> Results.withoutMachine(Results.read(out.resolve("result.json"))))
                .satisfies(results -> assertThat(results.get(1)).isEqualTo(results.get(0)));
    }

    @Test
    void aPlanIsTheSame() throws IOException {
        Path cluster = folder.resolve("cluster.json");
        CommandLine.onThisJdk()
                .start("run", "hotspot", "--hours", "0.05", "--policy", "none", "--snapshot", cluster.toString())
                .endsWell();
        List<Path> outputs = onBoth(out -> new String[] {
            "plan",
            cluster.toString(),
            "--mode",
            "repair",
            "--cap",
            "cpu=0.5",
            "--cap",
            "memory=0.6",
            "--seed",
            "7",
            "--json",
            file(out, "plan.json")
        });

        assertThat(outputs).map(out -> Results.read(out.resolve("plan.json"))).satisfies(plans -> {
            assertThat(plans.get(0).get("moves").asInt()).isPositive();
            assertThat(Results.withoutMachine(plans.get(1))).isEqualTo(Results.withoutMachine(plans.get(0)));
        });
    }

    private interface Arguments {
        String[] of(Path output);
    }

    private List<Path> onBoth(Arguments arguments) throws IOException {
        List<Path> outputs = List.of(
                Files.createDirectory(folder.resolve("first")), Files.createDirectory(folder.resolve("second")));
        List<CommandLine> jdks = jdks();
        Stream.of(0, 1)
                .map(i -> jdks.get(i).start(arguments.of(outputs.get(i))))
                .toList()
                .forEach(CommandLine.Started::endsWell);
        return outputs;
    }

    private static String file(Path folder, String name) {
        return folder.resolve(name).toString();
    }

    private static void assertSame(List<Path> outputs, String name) {
        assertThat(outputs.get(1).resolve(name))
                .as(name)
                .hasSameBinaryContentAs(outputs.get(0).resolve(name))
                .isNotEmptyFile();
    }
}
