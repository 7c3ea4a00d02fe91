package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Path instance(int hosts, long seed) throws IOException {
        return Files.writeString(folder.resolve("cluster.json"), Instances.of(hosts, seed));
    }

    private JsonNode plan(Path file, String... more) throws IOException {
        var target = folder.resolve("plan.json");
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("plan", file.toString(), "--mode", "repair", "--json", target.toString()));
        arguments.addAll(List.of(more));
        Cli cli = Cli.run(arguments.toArray(String[]::new));
        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isZero();
        return MAPPER.readTree(Files.readString(target));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRepairIsSoundAndNotBelowItsBound(long seed) throws IOException {
        JsonNode json = plan(instance(12, seed), "--cap", "cpu=0.8", "--cap", "memory=0.7");

        assertThat(json.get("checker")).isEmpty();
        assertThat(json.get("before").get("hostsHot").intValue()).isPositive();
        assertThat(json.get("after").get("hostsHot").intValue()).isZero();
        assertThat(json.get("after").get("maxMem").doubleValue()).isLessThanOrEqualTo(0.7);
        assertThat(json.get("moves").intValue())
                .isEqualTo(json.get("plan").size())
                .isGreaterThanOrEqualTo(json.get("lowerBoundMoves").intValue());
        assertThat(json.get("migratedGiB").doubleValue())
                .isGreaterThanOrEqualTo(json.get("lowerBoundGiB").doubleValue());
        assertThat(json.get("unplaced")).isEmpty();
        assertThat(json.get("plan").get(0).get("reason").textValue()).startsWith("RELIEVES_MEMORY(used=");
        assertThat(json.get("rejections").get("byFilter").has("capacity")).isTrue();
    }

    @Test
    void theTableShowsTheClusterBeforeAndAfterAndWhy() throws IOException {
        Cli cli = Cli.run("plan", instance(12, 1).toString(), "--mode", "repair");

        assertThat(cli.out()).contains("12 hosts", "hosts above a cap", "before", "RELIEVES_MEMORY(", "no fault");
    }

    @Test
    void theSameInputAndSeedGiveTheSameText() throws IOException {
        var file = instance(40, 7);
        var first = withoutTime(Cli.run("plan", file.toString(), "--mode", "repair", "--seed", "3", "--json", "-"));

        assertThat(withoutTime(Cli.run("plan", file.toString(), "--mode", "repair", "--seed", "3", "--json", "-")))
                .isEqualTo(first);
        var other = withoutTime(Cli.run("plan", file.toString(), "--mode", "repair", "--seed", "4", "--json", "-"));
        assertThat(other.substring(other.indexOf("\"plan\""))).isNotEqualTo(first.substring(first.indexOf("\"plan\"")));
    }

    private static String withoutTime(Cli cli) {
        assertThat(cli.err()).isEmpty();
        return withoutTime(cli.out());
    }

    private static String withoutTime(String json) {
        String rest = json.replaceAll("\"planCpuMillis\" : [0-9]+", "");
        assertThat(rest).isNotEqualTo(json);
        return rest;
    }

    @Test
    void theCountOfATimedSearchRepeatsItsPlan() throws IOException {
        var file = instance(40, 7);
        JsonNode timed = plan(file, "--time", "1", "--cap", "memory=0.5");

        JsonNode repeated = plan(
                file,
                "--cap",
                "memory=0.5",
                "--budget",
                timed.get("evaluatedMoves").asText());

        assertThat(repeated.get("plan")).isEqualTo(timed.get("plan"));
        assertThat(repeated.get("rejections")).isEqualTo(timed.get("rejections"));
        assertThat(repeated.get("evaluatedMoves")).isEqualTo(timed.get("evaluatedMoves"));
        assertThat(timed.get("request").get("budget").longValue())
                .isGreaterThanOrEqualTo(timed.get("evaluatedMoves").longValue());
    }

    @Test
    void boundsOfThePlanAreKept() throws IOException {
        var file = instance(40, 7);

        assertThat(plan(file, "--max-moves", "2").get("moves").intValue()).isEqualTo(2);
        JsonNode small = plan(file, "--max-gib", "9.5");
        assertThat(small.get("migratedGiB").doubleValue()).isBetween(0.1, 9.5);
        assertThat(small.get("rejections").get("stuck").toString()).contains("MEMORY_LIMIT(");
    }

    @Test
    void whatCannotBeRelievedIsSaidWithReasons() throws IOException {
        JsonNode json = plan(instance(3, 2), "--cap", "memory=0.05");

        assertThat(json.get("after").get("hostsHot").intValue()).isPositive();
        assertThat(json.get("unplaced")).isNotEmpty();
        assertThat(json.get("rejections").get("stuck").get(0).get("reason").textValue())
                .startsWith("HOST_STUCK_MEMORY(");
    }

    @Test
    void aPairIsExplained() throws IOException {
        var file = instance(12, 1);
        JsonNode step = plan(file).get("plan").get(0);
        String vm = step.get("vm").textValue();

        Cli chosen = Cli.run(
                "plan",
                file.toString(),
                "--mode",
                "repair",
                "--why",
                vm,
                step.get("to").textValue());
        Cli home = Cli.run(
                "plan",
                file.toString(),
                "--mode",
                "repair",
                "--why",
                vm,
                step.get("from").textValue());

        assertThat(unwrapped(chosen))
                .contains(
                        "In the plan " + vm + " moves from "
                                + step.get("from").textValue() + " to "
                                + step.get("to").textValue() + " in stage 0",
                        "its host uses ",
                        "was taken when the move was planned; ",
                        "Judged on the cluster as it is when all other moves of the plan are made",
                        "Objective (dominant, lower is better), against staying on ");
        assertThat(chosen.out()).doesNotContain("ranked best");
        assertThat(unwrapped(home)).contains("is where " + vm + " runs");
    }

    /** Returns standard output as if no line were too long. */
    private static String unwrapped(Cli cli) {
        return cli.out().replaceAll("\\n {2,}", " ");
    }

    @Test
    void aChosenHostIsComparedWithTheNextBestAsItWasThen() throws IOException {
        var file = instance(12, 1);
        var said = new ArrayList<String>();
        for (JsonNode step : plan(file).get("plan")) {
            said.add(unwrapped(Cli.run(
                    "plan",
                    file.toString(),
                    "--mode",
                    "repair",
                    "--why",
                    step.get("vm").textValue(),
                    step.get("to").textValue())));
        }

        assertThat(said)
                .allSatisfy(text -> assertThat(text)
                        .containsPattern("was taken when the move was planned; (no other host looked at then could take"
                                + " it|of the others looked at then that could take it, the best was h\\d+,"
                                + " (worse by 0\\.\\d{6}|just as good))\\."));
        assertThat(said).anySatisfy(text -> assertThat(text).contains("worse by 0."));
    }

    @Test
    void anExplanationFitsEightyColumns() throws IOException {
        var file = instance(12, 1);
        for (int h = 0; h < 12; h += 3) {
            Cli cli = Cli.run(
                    "plan",
                    file.toString(),
                    "--mode",
                    "repair",
                    "--why",
                    "v0000",
                    String.format(Locale.ROOT, "h%03d", h));
            String text = cli.out().substring(cli.out().indexOf("Why does "));
            assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void aRefusedPairNamesFilterStageNeedAndRoom() throws IOException {
        var file = instance(12, 1);
        JsonNode json = plan(file);
        String vm = json.get("plan").get(0).get("vm").textValue();
        // The hosts that other moves relieve have no room.
        String home = json.get("plan").get(0).get("from").textValue();
        String hot = json.get("plan").findValuesAsText("from").stream()
                .filter(from -> !from.equals(home))
                .findFirst()
                .orElseThrow();

        Cli cli = Cli.run("plan", file.toString(), "--mode", "repair", "--why", vm, hot);

        assertThat(unwrapped(cli))
                .containsPattern("Host " + hot + " is refused by filter [a-z-]+ in stage \\d+[^:]*: "
                        + "memory: needs [0-9.]+ GiB, free [0-9.]+ ")
                .containsPattern("and by filter capacity in stage ")
                .doesNotContainPattern("[ =(]\\d{7}");
    }

    @Test
    void anAcceptedPairSaysHowMuchWorseItIs() throws IOException {
        var file = instance(12, 1);
        JsonNode step = plan(file).get("plan").get(0);
        var worse = new ArrayList<String>();
        for (int h = 0; h < 12; h++) {
            Cli cli = Cli.run(
                    "plan",
                    file.toString(),
                    "--mode",
                    "repair",
                    "--why",
                    step.get("vm").textValue(),
                    String.format(Locale.ROOT, "h%03d", h));
            unwrapped(cli)
                    .lines()
                    .filter(line -> line.contains("could take it in"))
                    .forEach(worse::add);
        }

        assertThat(worse)
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line)
                        .containsPattern("could take it in stage \\d+, but is worse than h\\d+ by 0\\.\\d{6}\\."));
    }

    @Test
    void aVmThatStaysIsExplainedToo() throws IOException {
        var file = instance(12, 1);
        JsonNode json = plan(file);
        var moving = new ArrayList<String>();
        json.get("plan").forEach(step -> moving.add(step.get("vm").textValue()));
        String staying = IntStream.range(0, 40)
                .mapToObj(i -> String.format(Locale.ROOT, "v%04d", i))
                .filter(vm -> !moving.contains(vm))
                .findFirst()
                .orElseThrow();

        Cli cli = Cli.run("plan", file.toString(), "--mode", "repair", "--why", staying, "h011");

        assertThat(cli.out()).containsPattern("In the plan " + staying + " stays on h\\d+: ");
    }

    @Test
    void thePlanSaysHowManyHostsItRelievesAndWhatTheBoundIsFor() throws IOException {
        var file = instance(3, 2).toString();

        Cli all = Cli.run("plan", instance(12, 1).toString(), "--mode", "repair");
        Cli some = Cli.run("plan", instance(3, 2).toString(), "--mode", "repair", "--cap", "memory=0.3");
        Cli none = Cli.run("plan", file, "--mode", "repair", "--cap", "memory=1");

        assertThat(all.out())
                .containsPattern("Relieved: (\\d+) of \\1 hosts? above a cap\n")
                .contains("Lower bound: no plan that relieves them all has fewer than ");
        assertThat(some.out())
                .containsPattern("Relieved: \\d+ of \\d+ hosts? above a cap; \\d+ will still be above it")
                .contains("Lower bound: relieving every host that moves can relieve takes at least ")
                .contains("a plan that relieves fewer hosts may have less", "stays above a cap: ");
        assertThat(none.out()).contains("No host is above a cap, so nothing needs to move.");
    }

    @Test
    void theJsonHasExactlyTheFieldsOfTheReference() throws IOException {
        JsonNode json = plan(instance(12, 1), "--cap", "memory=0.7");

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "mode",
                        "objective",
                        "request",
                        "hosts",
                        "vms",
                        "before",
                        "after",
                        "moves",
                        "migratedGiB",
                        "stages",
                        "makespanSeconds",
                        "unplaced",
                        "lowerBoundMoves",
                        "lowerBoundGiB",
                        "evaluatedMoves",
                        "planCpuMillis",
                        "checker",
                        "plan",
                        "rejections");
        assertThat(json.get("before").fieldNames())
                .toIterable()
                .containsExactly("sdCpu", "sdMem", "maxCpu", "maxMem", "hostsHot");
        assertThat(json.get("plan").get(0).fieldNames())
                .toIterable()
                .containsExactly("vm", "from", "to", "stage", "reason");
        assertThat(json.get("rejections").fieldNames()).toIterable().containsExactly("byFilter", "stuck");
        assertThat(json.get("rejections").get("byFilter").isObject()).isTrue();
        assertThat(json.get("rejections").get("stuck").isArray()).isTrue();
    }

    /** Orders that differ from one Java machine to the next stay hidden as long as both plans are made in one. */
    @Test
    void twoJavaMachinesWriteTheSameBytes() throws IOException, InterruptedException {
        var file = instance(40, 7);

        String first = inAnotherMachine(file, "first.json");

        assertThat(inAnotherMachine(file, "second.json")).isEqualTo(first);
        assertThat(withoutTime(Cli.run("plan", file.toString(), "--mode", "repair", "--seed", "3", "--json", "-")))
                .isEqualTo(first);
    }

    private String inAnotherMachine(Path file, String name) throws IOException, InterruptedException {
        var target = folder.resolve(name);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "plan",
                        file.toString(),
                        "--mode",
                        "repair",
                        "--seed",
                        "3",
                        "--json",
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return withoutTime(Files.readString(target));
    }

    @Test
    void anExplanationDoesNotMixWithJsonOnStandardOutput() throws IOException {
        Cli cli = Cli.run(
                "plan", instance(12, 1).toString(), "--mode", "repair", "--json", "-", "--why", "v0000", "h001");

        assertThat(MAPPER.readTree(cli.out()).get("mode").textValue()).isEqualTo("repair");
        assertThat(cli.err()).contains("Why does v0000 go to h001, or not?");
    }

    @Test
    void deviationsCanRankDestinations() throws IOException {
        assertThat(plan(instance(12, 1), "--objective", "stddev")
                        .get("objective")
                        .textValue())
                .isEqualTo("stddev");
    }

    @Test
    void aSnapshotOfARunIsRead() throws IOException {
        var snapshot = folder.resolve("snapshot.json");
        assertThat(Cli.run("run", "hotspot", "--hours", "0.1", "--snapshot", snapshot.toString())
                        .status())
                .isZero();

        assertThat(plan(snapshot, "--cap", "memory=0.6").get("hosts").intValue())
                .isEqualTo(4);
    }

    @Test
    void aCapMayBeInPerCentAndRepairIsTheModeUnlessToldOtherwise() throws IOException {
        String file = instance(12, 1).toString();

        Cli percent = Cli.run("plan", file, "--cap", "memory=70%", "--json", "-");
        Cli ratio = Cli.run("plan", file, "--mode", "repair", "--cap", "memory=0.7", "--json", "-");

        assertThat(percent.status()).isZero();
        assertThat(withoutTime(percent)).isEqualTo(withoutTime(ratio));
        assertThat(Cli.run("plan", "--help").out()).contains("memory=70%;").containsPattern("default:\\s+repair");
    }

    @ParameterizedTest
    @CsvSource({
        "--mode balance, available is repair",
        "--mode evacuate, available is repair",
        "--mode fly, available is repair",
        "--mode repair --objective best, 'dominant, stddev'",
        "--mode repair --target 0.1, unknown option '--target'",
        "--mode repare, did you mean repair?",
        "--mod repair, did you mean --mode?",
        "--mode repair --objective stdev, did you mean stddev?",
        "--mode repair --cap memry=0.5, did you mean memory?",
        "--mode repair --why v0000, one VM and one host",
        "--mode repair --why v0000 h000 --why v0001 h001, one VM and one host",
        "--mode repair --why v0000 h00, did you mean",
        "--mode repair --cap disk=0.5, 'cpu, memory'",
        "--mode repair --cap cpu=1.5, at most 1",
        "--mode repair --cap cpu, RESOURCE=RATIO",
        "--mode repair --cap cpu=0.5 --cap cpu=0.6, second time",
        "--mode repair --budget 0, >= 1",
        "--mode repair --time 0, >= 1",
        "--mode repair --budget 5 --time 5, one of them",
        "--mode repair --max-moves 0, >= 1",
        "--mode repair --max-gib -1, valid: 0 to",
        "--mode repair --why v0000 nowhere, 'valid are 12 from h000 to h011'",
        "--mode repair --why nobody h000, valid are",
        "--cap cpu=170%, or cpu=80%",
        "--cap cpu=0%, or cpu=80%"
    })
    void wrongUsageNamesTheValueAndWhatWouldBeValid(String line, String valid) throws IOException {
        var arguments = new ArrayList<>(List.of("plan", instance(12, 1).toString()));
        arguments.addAll(List.of(line.split(" ")));

        Cli cli = Cli.run(arguments.toArray(String[]::new));

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains(valid).doesNotContain("\tat ");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThat(Cli.run("plan", folder.toString(), "--mode", "repair").err()).contains("is a folder");
        assertThat(Cli.run("plan", folder.resolve("no").toString(), "--mode", "repair")
                        .err())
                .contains("does not exist");
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
        assertThat(Cli.run("plan", binary.toString(), "--mode", "repair").err()).contains("not UTF-8");
    }
}
