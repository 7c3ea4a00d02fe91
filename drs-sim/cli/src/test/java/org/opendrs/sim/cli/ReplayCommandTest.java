package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
        assertThat(cli.out()).containsPattern("\\d+ turns( and \\d+ ticks?)? in .*replay with policy waterfill");
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
    void theSettingsThatDecidedAreRecorded() throws IOException {
        var settings =
                Files.writeString(folder.resolve("settings.yaml"), "ballooning:\n  pace:\n    squeezeBeyond: 0\n");
        var turns = folder.resolve("settings.jsonl");
        var run = new ArrayList<>(List.of("run", "thesis", "--hours", "0.05", "--policy", "waterfill"));
        run.addAll(List.of("--settings", settings.toString(), "--record", turns.toString()));
        assertThat(Cli.run(run.toArray(String[]::new)).status()).isZero();

        Cli replay = Cli.run("replay", turns.toString());
        Cli same = Cli.run("replay", turns.toString(), "--policy", "waterfill");
        var recorded = Files.readAllLines(turns);
        Cli byDefault =
                Cli.run("replay", file(recorded.subList(1, recorded.size())).toString());

        assertThat(replay.err()).isEmpty();
        assertThat(replay.status()).isZero();
        assertThat(replay.out()).contains("replay with policy waterfill");
        assertThat(same.out()).contains("waterfill would have set other targets in 0 of ");
        assertThat(byDefault.status()).isEqualTo(1);
    }

    @Test
    void brokenSettingsOfARecordAreNamed() throws IOException {
        var broken = List.of("{\"schema\":4,\"ballooning\":{\"idleTax\":2}}", lines.get(0));

        Cli cli = Cli.run("replay", file(broken).toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("some.jsonl:1:", "ballooning.");
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
                .contains("some.jsonl: ", "targets[", "is now", " do not replay with ")
                .doesNotContain("\tat ");
    }

    @Test
    void anotherPolicyIsComparedWithTheSumFirst() throws IOException {
        Cli cli = Cli.run("replay", file(lines).toString(), "--policy", "static");
        Cli all = Cli.run("replay", file(lines).toString(), "--policy", "static", "--all");

        assertThat(cli.status()).isZero();
        assertThat(cli.out())
                .startsWith("static would have set other targets in ")
                .containsPattern("^[^\\n]*, a difference that lasts counted in each turn\n  t");
        assertThat(cli.out().lines().count()).isLessThanOrEqualTo(13);
        assertThat(cli.out()).containsPattern("and \\d+ more; --all shows them");
        assertThat(all.out()).doesNotContain("--all");
        assertThat(all.out().lines().count()).isGreaterThan(cli.out().lines().count());
    }

    @Test
    void theSamePolicyDiffersNowhere() throws IOException {
        Cli cli = Cli.run("replay", file(lines).toString(), "--policy", "waterfill");

        assertThat(cli.out()).contains("waterfill would have set other targets in 0 of ");
    }

    @Test
    void turnsThatAreMissingOrOutOfOrderAreNamed() throws IOException {
        var turns = lines.stream().filter(line -> !line.contains("\"TICK\"")).toList();
        var cut = new ArrayList<>(turns);
        cut.subList(4, 7).clear();
        cut.remove(0);
        var swapped = new ArrayList<>(turns);
        Collections.swap(swapped, 10, 11);

        Cli missing = Cli.run("replay", file(cut).toString());
        Cli outOfOrder = Cli.run("replay", file(swapped).toString());
        Cli whole = Cli.run("replay", file(turns).toString());

        assertThat(missing.status()).isZero();
        assertThat(missing.err()).contains("some.jsonl: turn 1 is missing", "some.jsonl: turns 5 to 7 are missing");
        assertThat(outOfOrder.status()).isZero();
        assertThat(outOfOrder.err())
                .contains("some.jsonl: turn 11 is out of order: it stands after turn 12")
                .doesNotContain("missing");
        assertThat(whole.err()).isEmpty();
    }

    @Test
    void turnsAndTicksAreCountedTogether() {
        assertThat(new TurnVerdicts(1).all()).isEqualTo("0 turns");
    }

    @Test
    void theResultIsWrittenAsJson() throws IOException {
        JsonNode plain = json("--json", "-");
        JsonNode other = json("--policy", "static", "--json", "-");
        JsonNode all = json("--policy", "static", "--json", "-", "--all");

        assertThat(plain.fieldNames())
                .toIterable()
                .containsExactly("policy", "turns", "ticks", "notReplayed", "differences");
        assertThat(plain.get("policy").textValue()).isEqualTo("waterfill");
        assertThat(plain.get("turns").intValue() + plain.get("ticks").intValue())
                .isEqualTo(lines.size());
        assertThat(plain.get("notReplayed").intValue()).isZero();
        var comparison = other.get("comparison");
        assertThat(comparison.fieldNames()).toIterable().containsExactly("turns", "targets", "bytes", "differing");
        assertThat(comparison.get("differing")).hasSize(10);
        assertThat(all.get("comparison").get("differing"))
                .hasSize(comparison.get("turns").intValue());
        long bytes = 0;
        for (JsonNode turn : all.get("comparison").get("differing")) {
            bytes += turn.get("bytes").longValue();
        }
        assertThat(bytes).isPositive().isEqualTo(comparison.get("bytes").longValue());
    }

    @Test
    void jsonOfAFileThatDoesNotReplayHasTheDifferences() throws IOException {
        var edited = lines.stream()
                .map(line -> line.replaceFirst("\"target\":([0-9]+)", "\"target\":$17"))
                .toList();

        Cli cli = Cli.run("replay", file(edited).toString(), "--json", "-");

        assertThat(cli.status()).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(cli.out());
        assertThat(json.get("notReplayed").intValue()).isPositive();
        assertThat(json.get("differences")).hasSize(10);
        assertThat(json.get("differences").get(0).get("what").textValue()).contains("is now");
    }

    private static JsonNode json(String... arguments) throws IOException {
        var line = new ArrayList<>(List.of("replay", file(lines).toString()));
        line.addAll(List.of(arguments));
        Cli cli = Cli.run(line.toArray(String[]::new));
        assertThat(cli.status()).isZero();
        assertThat(cli.err()).isEmpty();
        return new ObjectMapper().readTree(cli.out());
    }

    @Test
    void aPolicyThatIsMistypedIsAskedAbout() throws IOException {
        Cli cli = Cli.run("replay", file(lines).toString(), "--policy", "waterfil");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("did you mean waterfill?");
    }

    @Test
    void everyBrokenLineIsNamed() throws IOException {
        var broken = List.of(lines.get(0), "{\"schema\":4}", lines.get(1), "nonsense");

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
