package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    private static List<String> lines = List.of();

    @BeforeAll
    static void recordSomething() throws IOException {
        var turns = folder.resolve("turns.jsonl");
        assertThat(Cli.run("run", "hotspot", "--hours", "0.15", "--record", turns.toString())
                        .status())
                .isZero();
        lines = Files.readAllLines(turns);
    }

    private static Path file(List<String> text) throws IOException {
        return Files.write(folder.resolve("some.jsonl"), text);
    }

    @Test
    void recordedTurnsReplay() throws IOException {
        Cli cli = Cli.run("replay", file(lines).toString());

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains(lines.size() + " turns in ", "replay with policy waterfill");
    }

    @Test
    void thePolicyThatDecidedIsFound() throws IOException {
        var turns = folder.resolve("static.jsonl");
        assertThat(Cli.run("run", "hotspot", "--hours", "0.05", "--policy", "static", "--record", turns.toString())
                        .status())
                .isZero();

        assertThat(Cli.run("replay", turns.toString()).out()).contains("replay with policy static");
    }

    @Test
    void aTurnThatWasDecidedOtherwiseIsNamed() throws IOException {
        var edited = lines.stream()
                .map(line -> line.replaceFirst("\"target\":([0-9]+)", "\"target\":$17"))
                .toList();
        assertThat(edited).isNotEqualTo(lines);

        Cli cli = Cli.run("replay", file(edited).toString());

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err())
                .contains("some.jsonl: ", "targets[", "is now", "turns do not replay")
                .doesNotContain("\tat ");
    }

    @Test
    void anotherPolicyIsComparedTurnByTurn() throws IOException {
        Cli cli = Cli.run("replay", file(lines).toString(), "--policy", "none");

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("targets differ", "none would have set other targets in ", " MiB in all");
    }

    @Test
    void theSamePolicyDiffersNowhere() throws IOException {
        Cli cli = Cli.run("replay", file(lines).toString(), "--policy", "waterfill");

        assertThat(cli.out()).contains("waterfill would have set other targets in 0 of " + lines.size() + " turns");
    }

    @Test
    void everyBrokenLineIsNamed() throws IOException {
        var broken = List.of(lines.get(0), "{\"schema\":1}", lines.get(1), "nonsense");

        Cli cli = Cli.run("replay", file(broken).toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("some.jsonl:2:", "some.jsonl:4:", "'turn' is missing", "not valid JSON");
    }

    @Test
    void aFileWithoutTurnsAndAnUnknownPolicyAreWrongUsage() throws IOException {
        assertThat(Cli.run("replay", file(List.of()).toString()).err()).contains("there is no turn", "--record");
        assertThat(Cli.run("replay", file(lines).toString(), "--policy", "best").err())
                .contains("unknown policy 'best'", "waterfill");
        assertThat(Cli.run("replay", folder.resolve("nowhere").toString()).err())
                .contains("does not exist");
    }
}
