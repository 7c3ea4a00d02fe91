package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of one kind in the place of another is called by its name, in one line. */
class WrongFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @BeforeAll
    static void makeOneOfEachKind() throws IOException {
        write("instance.json", Instances.of(12, 1));
        ok("plan", path("instance.json"), "--mode", "repair", "--json", path("plan.json"));
        ok(
                "run",
                "hotspot",
                "--hours",
                "0.02",
                "--record",
                path("turns.jsonl"),
                "--snapshot",
                path("snapshot.json"),
                "--json",
                path("run.json"));
        ok("replay", path("turns.jsonl"), "--json", path("replay.json"));
        write("bench.json", "{\"bench\":\"thesis\",\"seeds\":2,\"tables\":[]}");
        write("scenario.yaml", "length: 2h\nhosts:\n  - {name: host, count: 4, cores: 8, memory: 16GiB}\n");
        write("inventory.yaml", "vms: {host1-vm1: {automation: advise}}\nmaintenance: [host3]\n");
        write("settings.yaml", "turns: {period: 30s}\n");
        write("notes.txt", "to do: nothing\n");
        write("list.json", "[1, 2]\n");
        write("object.json", "{\n  \"answer\": 42\n}\n");
        write("text.txt", "nonsense\n");
        write("empty.json", "");
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void ok(String... arguments) {
        assertThat(Cli.run(arguments).status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "plan.json, 'this is a plan of drs plan;'",
        "turns.jsonl, 'this is a record of turns;'",
        "run.json, 'this is a result of drs run;'",
        "replay.json, 'this is a result of drs replay;'",
        "bench.json, 'this is a result of drs bench;'",
        "scenario.yaml, 'this is a scenario file;'",
        "inventory.yaml, 'this is an inventory file;'",
        "settings.yaml, 'this is a settings file;'",
        "notes.txt, 'valid JSON'",
        "list.json, 'no cluster'",
        "object.json, 'no cluster'",
        "text.txt, 'valid JSON'",
        "empty.json, 'is empty'"
    })
    void whereAClusterIsWanted(String file, String words) {
        expectOneLine(file, words, Cli.run("plan", path(file), "--mode", "repair"), "snapshot");
        expectOneLine(file, words, Cli.run("verify", path(file), path("plan.json")), "snapshot");
    }

    @ParameterizedTest
    @CsvSource({
        "instance.json, 'this is a planner instance;'",
        "snapshot.json, 'this is a cluster snapshot;'",
        "turns.jsonl, 'this is a record of turns;'",
        "run.json, 'this is a result of drs run;'",
        "scenario.yaml, 'this is a scenario file;'",
        "text.txt, 'valid JSON'",
        "empty.json, 'is empty'"
    })
    void whereAPlanIsWanted(String file, String words) {
        expectOneLine(
                file, words, Cli.run("verify", path("instance.json"), path(file)), "a plan is expected (drs plan");
    }

    @ParameterizedTest
    @CsvSource({
        "instance.json, 'this is a planner instance;'",
        "snapshot.json, 'this is a cluster snapshot;'",
        "plan.json, 'this is a plan of drs plan;'",
        "run.json, 'this is a result of drs run;'",
        "scenario.yaml, 'this is a scenario file;'",
        "settings.yaml, 'this is a settings file;'",
        "object.json, ''",
        "list.json, 'no turn record'",
        "text.txt, 'valid JSON'",
        "empty.json, 'there is no turn'"
    })
    void whereTurnsAreWanted(String file, String words) {
        expectOneLine(file, words, Cli.run("replay", path(file)), "--record FILE");
    }

    private static void expectOneLine(String file, String words, Cli cli, String expected) {
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .startsWith("drs: " + path(file) + ":1")
                .contains(words, expected)
                .doesNotContain("REDACTED", "\tat ");
        // The second line names the help.
        assertThat(cli.err().lines()).hasSize(2);
    }
}
