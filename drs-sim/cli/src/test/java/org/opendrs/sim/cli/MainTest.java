package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.sim.scenario.PolicyCatalogue;
import org.opendrs.sim.scenario.Scenarios;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theListOfCommandsHasWholeSentences() {
        var commands = Main.commandLine().getSubcommands().values();

        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(
                                command.getCommandSpec().usageMessage().description()[0])
                        .endsWith("."));
    }

    @ParameterizedTest
    @CsvSource({
        "--help",
        "run --help",
        "plan --help",
        "verify --help",
        "replay --help",
        "bench --help",
        "observe --help",
        "doctor --help",
        "release --help",
        "settings --help",
        "figures --help"
    })
    void everyCommandExplainsItself(String line) {
        assertThat(execute(line.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: drs");
    }

    @Test
    void theVersionIsToldWithThatOfJava() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString())
                .matches("drs \\S.*, Java " + Pattern.quote(Runtime.version().toString()) + "\\R");
    }

    /** What is written line by line must not be broken a second time; a line of 80 characters is. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "bench", "observe", "doctor", "release", "settings", "figures"})
    void noLineOfAHelpIsBrokenTwice(String command) {
        var usage = Objects.requireNonNull(Main.commandLine().getSubcommands().get(command))
                .getCommandSpec()
                .usageMessage();

        assertThat(Stream.concat(Stream.of(usage.footer()), Stream.of(usage.description())))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThan(80));
        execute(command, "--help");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80))
                .noneMatch(line -> line.strip().length() < 4 && !line.isBlank());
    }

    @Test
    void everyFigureOfARunIsExplained() {
        assertThat(execute("figures")).isZero();
        assertThat(out.toString().lines())
                .contains("unmet memory (%)", "sizes fit after (s)", "event hash")
                .allSatisfy(line -> assertThat(line.length()).isBetween(4, 80));
        assertThat(out.toString()).contains("Lower is").doesNotContain("  %");
    }

    @Test
    void aShortRunOfOneHostIsToldInWordsThatFit(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("small.yaml"), """
                length: 10m
                hosts: [{name: host, count: 1, cores: 2, memory: 4GiB}]
                vms: [{name: web, count: 1, vcpus: 1, memory: 1GiB, workload: {jobs: 1}}]
                """);

        assertThat(execute("run", file.toString(), "--policy", "none")).isZero();
        assertThat(out.toString()).contains("  1 host  1 VM  10 min  event hash ");
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"--json", "--record", "--snapshot", "--report"})
    void whatCannotBeWrittenIsRefusedBeforeTheRun(String option) {
        assertThat(execute("run", "hotspot", option, "/proc/nothing")).isEqualTo(2);
        assertThat(err.toString()).contains(option + " /proc/nothing cannot be ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void chartsNeedAReport() {
        assertThat(execute("run", "hotspot", "--charts", "host1")).isEqualTo(2);
        assertThat(err.toString()).contains("--charts chooses charts of a report");
    }

    @ParameterizedTest
    @CsvSource({
        "run nowhere, thesis",
        "run thesis --policy best, waterfill",
        "run thesis --hours 0, --hours must be > 0",
        "run thesis --hours x, is not a number of hours above 0",
        "run thesis --seed abc, is not a whole number",
        "run thesis --policy best, --policy",
        "'run thesis --policy none,none', twice",
        "run thesis --swap some, is not one of all, half, none",
        "run faults --without RAIN, --without",
        "bench thesis --seeds x, is not a whole number",
        "run thesis --sed, did you mean --seed?",
        "runn, did you mean run?",
        "rn, did you mean run?",
        "hotspt, did you mean drs run hotspot?",
        "thesis, did you mean drs run thesis?",
        "run hotspt, did you mean hotspot?",
        "run thesis --policy watrefill, did you mean waterfill?",
        "run thesis --swap nome, did you mean none?",
        "run faults --without LATE_COMAND, did you mean LATE_COMMAND?",
        "bench hotspt, did you mean hotspot?",
        "run thesis extra, leave it out",
        "run thesis --swap some, all",
        "run faults --without RAIN, LATE_COMMAND",
        "run thesis --json /nowhere/at/all.json, existing",
        "bench nothing, hotspot",
        "bench thesis --seeds 0, '>= 1'",
        "fly, run"
    })
    void wrongUsageNamesTheValueAndWhatWouldBeValid(String line, String valid) {
        String[] arguments = line.split(" ");

        assertThat(execute(arguments)).isEqualTo(2);
        assertThat(err.toString())
                .containsIgnoringCase(valid)
                .contains(arguments[arguments.length - 1])
                .doesNotContain("\tat ");
    }

    @Test
    void aBadValueIsToldWithItsOption() {
        assertThat(execute("run", "thesis", "--seed", "abc")).isEqualTo(2);
        assertThat(err.toString()).startsWith("drs: Invalid value for option '--seed': 'abc' is not a whole number");
    }

    @Test
    void theArgumentOfAMistypedOptionIsNoMistakeOfItsOwn() {
        assertThat(execute("run", "thesis", "--sed", "1")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("drs: unknown option '--sed'; did you mean --seed?")
                .doesNotContain("'1'");
    }

    @Test
    void lettersThatHaveChangedPlacesAreForgiven() {
        assertThat(execute("run", "thesis", "--tarces", "x")).isEqualTo(2);
        assertThat(err.toString()).startsWith("drs: unknown option '--tarces'; did you mean --traces?");
    }

    @Test
    void aWordLikeNoneIsNotGuessedAt() {
        assertThat(execute("fly")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("did you mean");
    }

    /** What is longer is broken by picocli in places of its own choice. */
    @ParameterizedTest
    @ValueSource(strings = {"", "run", "plan", "verify", "replay", "bench", "observe", "doctor", "release", "settings"})
    void theHelpFitsATerminalOfEightyColumns(String name) {
        var drs = Main.commandLine();
        var command = name.isEmpty()
                ? drs
                : Objects.requireNonNull(drs.getSubcommands().get(name));
        var usage = command.getCommandSpec().usageMessage();

        assertThat(usage.footer()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        assertThat(command.getUsageMessage().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theHelpOfPlanOffersNothingThatIsRefused() {
        assertThat(execute("plan", "--help")).isZero();
        assertThat(out.toString())
                .doesNotContain("--target")
                .containsPattern(
                        "Not available in this release: the modes balance,\\s+evacuate, place and consolidate");
    }

    @Test
    void theHelpOfBenchTellsTheSeedsOfEach() {
        assertThat(execute("bench", "--help")).isZero();
        assertThat(out.toString())
                .containsPattern("thesis +20 seeds of 17 h .*2 of 2 h")
                .containsPattern("world +1 seed of 3 h")
                .contains("steady: ", "jobs: ", "recorded: ")
                .containsPattern("constants +8 seeds of 4 h .*2 of 0.5 h");
    }

    @Test
    void theHelpOfRunNamesAllThatCanBeChosen() {
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString()).contains(Scenarios.names()).contains(PolicyCatalogue.names());
        assertThat(out.toString()).contains("STORE_AWAY", "maintenance receives no VM");
    }

    /** The help has a line of its own for each; one that is new must not be forgotten. */
    @Test
    void theHelpOfRunExplainsEachScenarioAndPolicy() {
        execute("run", "--help");
        assertThat(Stream.concat(Scenarios.names().stream(), PolicyCatalogue.names().stream()))
                .allSatisfy(name -> assertThat(out.toString()).containsPattern("\n  " + name + "  +\\w"));
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"--json", "--record", "--snapshot"})
    void aFileThatCannotBeWrittenIsNamedWithTheReason(String option) {
        assertThat(execute("run", "hotspot", "--hours", "0.1", option, "/dev/full"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("/dev/full", "No space left on device")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"No space left on device, 1", "Broken pipe, 0"})
    void aResultThatDoesNotReachStandardOutputIsAFailureUnlessTheReaderWentAway(String reason, int status) {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };

        assertThat(Main.execute(broken, new PrintWriter(err, true), "settings")).isEqualTo(status);
        assertThat(err.toString())
                .isEqualTo(
                        status == 0
                                ? ""
                                : "drs: standard output could not be written: " + reason + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--settings", "--inventory"})
    void aFolderInPlaceOfAFileIsRefused(String option, @TempDir Path folder) {
        assertThat(execute("run", "hotspot", option, folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(folder + " has a problem:", "this is a folder")
                .doesNotContain("Exception");
    }

    @Test
    void debugShowsWhereAFailureCameFrom() {
        assertThat(execute("run", "nowhere", "--debug")).isEqualTo(2);
        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void aRunPrintsOneTableWithAColumnForEachPolicy() {
        assertThat(execute("run", "thesis", "--hours", "0.1", "--policy", "none,waterfill"))
                .isZero();
        assertThat(out.toString()).contains("none", "waterfill", "host swap-in (MiB)", "event hash", "drs figures");
    }

    @Test
    void recordedTurnsAreOneJsonObjectALineAndReplay(@TempDir Path folder) throws Exception {
        var file = folder.resolve("turns.jsonl");

        assertThat(execute("run", "hotspot", "--hours", "0.2", "--record", file.toString()))
                .isZero();

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(70);
        assertThat(new ObjectMapper().readTree(lines.get(0)).get("schema").intValue())
                .isEqualTo(4);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .containsPattern(
                        "Recorded 72 turns and \\d+ ticks .*turns.jsonl.*each of them replays to the same decisions");
    }

    @Test
    void theLastSnapshotIsWrittenAsJson(@TempDir Path folder) throws Exception {
        var file = folder.resolve("snapshot.json");

        assertThat(execute("run", "idle", "--hours", "0.1", "--snapshot", file.toString()))
                .isZero();

        var json = new ObjectMapper().readTree(Files.readString(file));
        assertThat(json.get("snapshot").get("hosts")).isNotEmpty();
    }

    @Test
    void aRunWithFaultsSaysWhichOnes() {
        assertThat(execute("run", "faults", "--hours", "0.1", "--seed", "2")).isZero();
        assertThat(out.toString()).contains("Faults: ");
    }

    @Test
    void turnsOfSeveralPoliciesAreNotMixedInOneRecord(@TempDir Path folder) {
        var file = folder.resolve("turns.jsonl");

        assertThat(execute("run", "thesis", "--hours", "0.1", "--record", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--policy");
        assertThat(file).doesNotExist();
    }

    @Test
    void anOperatorsSettingsReplaceTheScenarios(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("settings.yaml"), "turns: {period: 30s, budget: 5s, tick: 10s}\n");

        assertThat(execute("run", "hotspot", "--hours", "0.1", "--settings", file.toString(), "--json", "-"))
                .isZero();

        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("variants").get(0).get("turns").intValue()).isEqualTo(12);
    }

    @Test
    void anOperatorsInventoryIsObeyed(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("inventory.yaml"),
                "hosts: {host1: {automation: observe}, host2: {automation: observe}, host3: {automation: observe},"
                        + " host4: {automation: observe}}\n");

        assertThat(execute("run", "hotspot", "--hours", "0.2", "--inventory", file.toString(), "--json", "-"))
                .isZero();

        var variant =
                new ObjectMapper().readTree(out.toString()).get("variants").get(0);
        assertThat(variant.get("balloonCommands").intValue()).isZero();
        assertThat(variant.get("migrations").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--settings", "--inventory"})
    void aBrokenFileStopsTheRunBeforeItStartsAndNamesThePlace(String option, @TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("broken.yaml"), "turns: {}\nrulez: 7\n");

        assertThat(execute("run", "hotspot", option, file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(file.toString(), "2:1", "rulez").doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void allThatIsWrongWithAnInventoryIsToldAtOnceWithItsPlace(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("inventory.yaml"), """
                vms:
                  host1-vm1: {automation: advices}
                  host1-wm2: {memory: {reservation: 1GiB}}
                  host1-vm3: {memory: {reservation: 64GiB}}
                hosts: {host9: {automation: observe}}
                maintenance: [host3, nowhere]
                rules:
                  - {name: replicas, keepApart: [host1-vm1, host1-wm2]}
                """);

        assertThat(execute("run", "hotspot", "--inventory", file.toString())).isEqualTo(2);
        String vms = "there are host1-vm1, host1-vm2, host1-vm3, host1-vm4, host1-vm5, host1-vm6 and 9 more";
        assertThat(err.toString())
                .startsWith("drs: " + file + " has 6 problems:\n" + """
                  2:27 vms.host1-vm1.automation: 'advices' is not valid here; write one of observe, advise, act
                  3:3 vms.host1-wm2: there is no VM 'host1-wm2'; did you mean 'host1-vm2'? %1$s
                  4:37 vms.host1-vm3.memory.reservation: '64GiB' is above the VM's memory, 4GiB; reserve at most that
                  5:9 hosts.host9: there is no host 'host9'; did you mean 'host1'? There are host1, host2, host3, host4
                  6:22 maintenance[1]: there is no host 'nowhere'; there are host1, host2, host3, host4
                  8:45 rules[0].keepApart[1]: there is no VM 'host1-wm2'; did you mean 'host1-vm2'? %1$s
                """.formatted("T" + vms.substring(1)));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void twoOutputsDoNotOverwriteEachOther(@TempDir Path folder) {
        var file = folder.resolve("same.json").toString();

        assertThat(execute("run", "hotspot", "--hours", "0.1", "--json", file, "--record", file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--json", "--record", file);
    }

    @Test
    void onlyTheResultGoesToStandardOutput() {
        assertThat(execute("run", "hotspot", "--hours", "0.1", "--record", "-")).isEqualTo(2);
        assertThat(err.toString()).contains("--record -");
    }

    @Test
    void everySettingIsListedWithItsDefault() {
        assertThat(execute("settings")).isZero();
        assertThat(out.toString()).contains("turns.period (default 10s)", "ballooning.", "planning.sourceLevel");
    }

    @Test
    void jsonOnStandardOutputIsNothingButJson() throws Exception {
        assertThat(execute("run", "thesis", "--hours", "0.1", "--policy", "waterfill", "--json", "-"))
                .isZero();

        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("scenario").textValue()).isEqualTo("thesis");
        assertThat(json.get("variants").get(0).get("policy").textValue()).isEqualTo("waterfill");
    }

    @Test
    void jsonGoesToAFileBesideTheTable(@TempDir Path folder) throws Exception {
        var file = folder.resolve("result.json");

        assertThat(execute("run", "thesis", "--hours", "0.1", "--policy", "none", "--json", file.toString()))
                .isZero();

        assertThat(new ObjectMapper()
                        .readTree(Files.readString(file))
                        .get("seed")
                        .longValue())
                .isEqualTo(1);
        assertThat(out.toString()).contains("event hash");
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
