package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path cluster;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path plan;

    @BeforeEach
    void planSomething() throws IOException {
        cluster = Files.writeString(folder.resolve("cluster.json"), Instances.of(12, 1));
        plan = folder.resolve("plan.json");
        assertThat(Cli.run(
                                "plan",
                                cluster.toString(),
                                "--mode",
                                "repair",
                                "--cap",
                                "memory=0.7",
                                "--json",
                                plan.toString())
                        .status())
                .isZero();
    }

    @Test
    void aPlanOfOursHolds() {
        Cli cli = Cli.run("verify", cluster.toString(), plan.toString());

        assertThat(cli.out()).startsWith("No finding: ");
        assertThat(cli.status()).isZero();
    }

    @Test
    void onlyModeAndMovesAreNeeded() throws IOException {
        var bare = Files.writeString(folder.resolve("bare.json"), "{\"mode\":\"repair\",\"plan\":[]}");

        assertThat(Cli.run("verify", cluster.toString(), bare.toString()).status())
                .isZero();
    }

    @Test
    void oneMoveHoldsAndTheHelpSaysWhatIsNotLookedAt() throws IOException {
        var json = (ObjectNode) MAPPER.readTree(Files.readString(plan));
        var one = MAPPER.createObjectNode().put("mode", "repair");
        one.putObject("request").putObject("caps").put("memory", 0.7);
        one.putArray("plan").add(step(json));
        var file = Files.writeString(folder.resolve("one.json"), MAPPER.writeValueAsString(one));

        assertThat(Cli.run("verify", cluster.toString(), file.toString()).out())
                .startsWith("No finding: 1 move in " + file + " holds on ");
        assertThat(Cli.run("verify", "--help").out())
                .contains("Not checked are reasons, rejections and the plan's own list checker.");
    }

    @Test
    void aMoveToAFullHostIsFound() throws IOException {
        expectFinding(json -> step(json).put("to", step(json, 1).get("from").textValue()), "plan[0]: ", "INTO_HOTSPOT");
    }

    @Test
    void aMoveFromElsewhereIsFoundWithTheHostOnWhichTheVmRuns() throws IOException {
        String home = step((ObjectNode) MAPPER.readTree(Files.readString(plan)))
                .get("from")
                .textValue();

        expectFinding(
                json -> step(json).put("from", step(json).get("to").textValue()),
                "plan[0]: ",
                "WRONG_SOURCE: the VM runs on " + home);
    }

    @Test
    void anUnknownVmIsFound() throws IOException {
        expectFinding(
                json -> step(json).put("vm", "nobody"),
                "plan[0]: nobody",
                "UNKNOWN_ID: there is no VM nobody in the snapshot");
        expectFinding(json -> step(json).put("to", "nowhere"), "UNKNOWN_ID: there is no host nowhere in the snapshot");
    }

    @Test
    void anIdThatIsNearlyRightIsFoundWithTheOneThatWasMeant() throws IOException {
        expectFinding(
                json -> step(json).put("to", "h0005"),
                "UNKNOWN_ID: there is no host h0005 in the snapshot; valid are 12 from h000 to h011; did you mean h000 or h005?");
        expectFinding(
                json -> step(json).put("vm", "v00000"),
                "UNKNOWN_ID: there is no VM v00000 in the snapshot; valid are ",
                "; did you mean v0000");
    }

    @Test
    void oneWrongMoveIsOneFinding() throws IOException {
        var json = (ObjectNode) MAPPER.readTree(Files.readString(plan));
        step(json).put("vm", "nobody");
        Files.writeString(plan, MAPPER.writeValueAsString(json));

        Cli cli = Cli.run("verify", cluster.toString(), plan.toString());

        assertThat(cli.out()).contains("\nleft out: figures of the moves;", "\n1 finding\n");
        assertThat(cli.status()).isEqualTo(1);
    }

    @Test
    void whatOtherMovesSufferFromAWrongOneIsLeftOut() throws IOException {
        var json = (ObjectNode) MAPPER.readTree(Files.readString(plan));
        // All go where the first one goes: what fills that host is wrong, and the first move, which fits alone, is not.
        String full = step(json).get("to").textValue();
        json.withArray("plan")
                .forEach(step -> ((ObjectNode) step).put("to", full).put("stage", 0));
        Files.writeString(plan, MAPPER.writeValueAsString(json));

        Cli cli = Cli.run("verify", cluster.toString(), plan.toString());

        long moves = json.withArray("plan").size();
        assertThat(cli.out().lines().filter(line -> line.contains(": plan["))).hasSizeLessThan((int) moves);
        assertThat(cli.out()).containsPattern("left out: [1-9][0-9]* faults? of other moves");
    }

    @Test
    void aWrongMoveAmongThousandsIsToldApartFromWhatItBringsAbout() {
        var faults = new MoveFaults(ManyMoves.request(), ManyMoves.planWith(1));

        assertThat(faults.causes()).containsOnlyKeys(ManyMoves.WRONG);
        assertThat(faults.followUps()).isEqualTo(1);
        assertThat(faults.toldApart()).isTrue();
    }

    @Test
    void whereNearlyEveryMoveIsWrongAllAreToldWithoutTellingThemApart() {
        var faults = new MoveFaults(ManyMoves.request(), ManyMoves.planWith(ManyMoves.MOVES));

        assertThat(faults.causes()).hasSizeGreaterThan(ManyMoves.MOVES / 2);
        assertThat(faults.toldApart()).isFalse();
    }

    @Test
    void amountsAreInUnitsForPeople() throws IOException {
        var json = (ObjectNode) MAPPER.readTree(Files.readString(plan));
        // The host that the second move relieves has no room for what the first one moves.
        step(json).put("to", step(json, 1).get("from").textValue());
        Files.writeString(plan, MAPPER.writeValueAsString(json));

        Cli cli = Cli.run("verify", cluster.toString(), plan.toString());

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out())
                .containsPattern(
                        "OVER_CAPACITY_MEMORY: in stage 0 the destination would use [0-9.]+ GiB of memory, above")
                .doesNotContainPattern("[ =(]\\d{8}");
    }

    @Test
    void aVmThatMovesTwiceIsFound() throws IOException {
        expectFinding(json -> json.withArray("plan").add(step(json).deepCopy()), "MOVES_TWICE");
    }

    @Test
    void aStageWithoutAMoveIsFound() throws IOException {
        expectFinding(
                json -> json.withArray("plan").forEach(step -> ((ObjectNode) step).put("stage", 3)), "EMPTY_STAGE");
    }

    @Test
    void aPlanForAnotherRevisionIsFound() throws IOException {
        expectFinding(
                json -> ((ObjectNode) json.get("request")).put("revision", 9),
                "WRONG_REVISION: the plan was made for revision 9, the snapshot is 1");
    }

    @Test
    void wrongFiguresAreFound() throws IOException {
        expectFinding(json -> json.put("migratedGiB", 1.25), "migratedGiB: is 1.25; snapshot and moves give ");
        expectFinding(json -> ((ObjectNode) json.get("after")).put("sdMem", 0.5), "after.sdMem: is 0.5; ");
        expectFinding(json -> json.put("moves", 77), "moves: is 77; ");
        expectFinding(json -> json.put("lowerBoundMoves", 77), "lowerBoundMoves: is 77; ");
    }

    @Test
    void boundsOfThePlanAreChecked() throws IOException {
        expectFinding(
                json -> ((ObjectNode) json.get("request")).put("maxMoves", 1),
                "TOO_MANY_MOVES: the plan has ",
                " moves, and may have 1");
        expectFinding(json -> ((ObjectNode) json.get("request")).put("maxGiB", 0.5), "more than request.maxGiB, 0.5");
    }

    @Test
    void unplacedVmsMustExistAndStay() throws IOException {
        expectFinding(json -> json.withArray("unplaced").add("nobody"), "unplaced[0]: nobody is not in the snapshot");
        expectFinding(
                json -> json.withArray("unplaced").add(step(json).get("vm").textValue()), "moves in the plan");
    }

    @Test
    void whatIsNoPlanIsWrongUsage() throws IOException {
        Files.writeString(plan, "{\"mode\":\"balance\",\"plan\":[]}");
        assertThat(Cli.run("verify", cluster.toString(), plan.toString()))
                .satisfies(cli -> assertThat(cli.status()).isEqualTo(2))
                .satisfies(cli -> assertThat(cli.err()).contains("plan.json: mode balance", "repair"));
        Files.writeString(plan, "{\"mode\":\"repair\",\"request\":{\"caps\":{\"gpu\":0.5}},\"plan\":[]}");
        assertThat(Cli.run("verify", cluster.toString(), plan.toString()).err())
                .contains("request.caps.gpu", "cpu, memory");
        Files.writeString(plan, "{\"plan\":{}}");
        assertThat(Cli.run("verify", cluster.toString(), plan.toString()).err())
                .contains("2 problems", "'mode' is missing", "plan: is an object; valid: a list");
    }

    private void expectFinding(Consumer<ObjectNode> edit, String... words) throws IOException {
        var json = (ObjectNode) MAPPER.readTree(Files.readString(plan));
        edit.accept(json);
        var edited = Files.writeString(folder.resolve("edited.json"), MAPPER.writeValueAsString(json));

        Cli cli = Cli.run("verify", cluster.toString(), edited.toString());

        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out()).contains(words).contains("edited.json: ");
    }

    private static ObjectNode step(ObjectNode json) {
        return step(json, 0);
    }

    private static ObjectNode step(ObjectNode json, int index) {
        return (ObjectNode) json.get("plan").get(index);
    }
}
