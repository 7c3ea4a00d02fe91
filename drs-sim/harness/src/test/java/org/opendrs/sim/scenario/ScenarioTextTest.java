package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendrs.config.SettingsException;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.unit.Bytes;

class ScenarioTextTest {
    private static final String SMALL = """
            length: 10m
            hosts: [{name: host, count: 2, cores: 8, memory: 16GiB}]
            vms: [{name: vm, count: 4, vcpus: 1, memory: 2GiB}]
            """;

    @Test
    void everythingThatIsSaidIsTakenOver() {
        var file = ScenarioTexts.read(ScenarioTexts.FULL);
        var scenario = file.describe(ScenarioOptions.seed(7));

        assertThat(file.run().seed()).isEqualTo(OptionalLong.of(7));
        assertThat(scenario.name()).isEqualTo("everything");
        assertThat(scenario.length()).isEqualTo(Duration.ofMinutes(20));
        assertThat(scenario.policies()).containsExactly("none", "waterfill");
        assertThat(scenario.faults().orElseThrow().toString()).contains("LATE_COMMAND=0.05", "HOST_CRASH@big-2");
        var web = scenario.cluster().guests().get(0);
        assertThat(web.spec().id().value()).isEqualTo("web-1");
        assertThat(web.spec().swap()).isEqualTo(Bytes.gib(1));
        assertThat(web.spec().cpuShares()).isEqualTo(3000);
        assertThat(web.policy().memory().reservation()).isEqualTo(Bytes.gib(1));
        assertThat(web.policy().memory().shares()).isEqualTo(2000);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var scenario = ScenarioTexts.read(SMALL).describe(ScenarioOptions.seed(1));

        assertThat(scenario.name()).isEqualTo("test");
        assertThat(scenario.policies()).containsExactly("none", "waterfill");
        assertThat(scenario.control().migration()).isTrue();
        assertThat(scenario.faults()).isEmpty();
        assertThat(scenario.cluster().guests()).hasSize(4).allSatisfy(guest -> {
            assertThat(guest.spec().swap()).isEqualTo(Bytes.gib(2));
            assertThat(guest.stay()).isEqualTo(Stay.THROUGHOUT);
        });
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var failure = catchThrowableOfType(SettingsException.class, () -> ScenarioTexts.read("""
                lenght: 1h
                step: 2h
                policies: [best]
                hosts: [{name: 1st, count: 0, cores: 8}]
                vms:
                  - {name: vm, vcpus: two, memory: 2GB, workload: {jobs: 1, constant: {}}}
                settings: {turns: {tick: 20s}}
                faults: [RAIN=1]
                """));

        assertThat(failure)
                .hasMessageContainingAll(
                        "test.yaml has",
                        "1:1 lenght: is not known; did you mean 'length'?",
                        "step: '2h' is out of range; 100ms to 1h is valid",
                        "policies[0]: 'best' is not known; valid are",
                        "hosts[0].name: '1st'",
                        "hosts[0].count: '0' is out of range",
                        "hosts[0]: needs memory",
                        "vms[0].vcpus: 'two' is not valid here; write a whole number",
                        "vms[0].memory: '2GB' is not valid here; write an amount of memory",
                        "vms[0].workload: is jobs and constant at once",
                        "settings.turns.tick: '20s' must be < turns.period",
                        "faults[0]: 'RAIN' is no kind of fault; valid with a chance are LATE_COMMAND");
    }

    static Stream<String> placesAndKeys() {
        return ScenarioKeys.all().entrySet().stream()
                .flatMap(place -> place.getValue().stream()
                        .map(key -> place.getKey().isEmpty() ? key : place.getKey() + "." + key));
    }

    @ParameterizedTest
    @MethodSource("placesAndKeys")
    void aValueOfTheWrongShapeIsToldForEveryKey(String path) {
        String wrong =
                List.of("hosts", "vms", "rules", "faults", "policies", "steps").contains(last(path)) || isSection(path)
                        ? "17"
                        : "[a, b]";
        assertThatThrownBy(() -> ScenarioTexts.read(with(path, wrong)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(last(path))
                .hasMessageContaining("is not valid here; write ");
    }

    @ParameterizedTest
    @MethodSource("placesAndKeys")
    void anUnknownKeyIsToldNextToEveryKey(String path) {
        String place = path.contains(".") ? path.substring(0, path.lastIndexOf('.') + 1) : "";
        assertThatThrownBy(() -> ScenarioTexts.read(with(place + "zzz", "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("zzz: is not known");
    }

    private static boolean isSection(String path) {
        return ScenarioKeys.all().containsKey(path) || path.equals("settings");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Returns a text in which this path has this value and whatever else is needed is there. */
    private static String with(String path, String value) {
        if (!path.contains(".")) {
            return SMALL.replaceAll("(?m)^" + Pattern.quote(path) + ":.*\n", "") + path + ": " + value + "\n";
        }
        List<String> parts = Pattern.compile("\\.").splitAsStream(path).toList();
        var text = new StringBuilder(value);
        for (int i = parts.size() - 1; i > 0; i--) {
            String inner = "{" + parts.get(i) + ": " + text + "}";
            text = new StringBuilder(parts.get(i - 1).equals("steps") ? "[" + inner + "]" : inner);
        }
        return SMALL.replaceAll("(?m)^" + parts.get(0) + ":.*\n", "") + parts.get(0) + ": [" + text + "]\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length: 400d | length: '400d' is out of range; 1s to 365d is valid",
                "seed: -1 | seed: '-1' is not valid here",
                "overcommitment: 1.5 | every group has one, leave it out in one of them",
                "policies: [none, none] | policies[1]: 'none' stands here twice",
                "policies: [] | 4:11 policies: names no policy",
                "faults: ['HOST_CRASH@nowhere,PT1M,PT2M'] | faults[0]: there is no host 'nowhere'; there are host-1 to host-2",
                "faults: ['HOST_CRASH@host-1,PT1M,PT2H'] | faults[0]: the fault ends at 'PT2H', after the run, which is 10m long",
                "faults: ['LATE_COMMAND=2'] | faults[0]: '2' is not valid as the chance of LATE_COMMAND",
                "rules: [{name: r, keepApart: [vm-1, other]}] | there is no VM 'other'",
                "rules: [{name: r, keepApart: [vm-1, vm-2, vm-3]}] | 4:9 rules[0]: vm-3 finds no host that its rules [r] allow",
                "rules: [{name: r, runOnlyOn: {vms: [vm-1], hosts: [h]}}] | 4:52 rules[0].runOnlyOn.hosts[0]: there is no host 'h'",
            })
    void whatContradictsTheRestIsTold(String line, String message) {
        String key = line.substring(0, line.indexOf(':'));
        String text = SMALL.replaceAll("(?m)^" + key + ":.*\n", "") + line + "\n";
        assertThatThrownBy(() -> ScenarioTexts.read(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: other | 3:58 vms[0].host: there is no host 'other'; there are host-1 to host-2",
                "allocation: {memory: {reservation: 3GiB}} | vms[0].allocation.memory.reservation: '3GiB' is above what the VM has, 2GiB",
                "allocation: {memory: {reservation: 2GiB, limit: 1GiB}} | vms[0].allocation.memory.limit: '1GiB' is below the reservation, '2GiB'",
                "workload: {burst: {after: 1m, lasts: 1m, every: 2m}} | must be longer than after and lasts together",
                "workload: {steps: [{at: 1s}]} | the first step is at 0s",
                "workload: {steps: []} | needs one step at least",
                "workload: {writes: {rate: 1MiB/s}} | applies to processes of a described load",
                "workload: {trace: {name: 'planetlab:1'}} | vms[0].workload.trace.name: give --traces DIR",
                "arrivals: {trace: azure-v1} | leave one of them out",
                "arrivals: {skip: 1m} | name one under trace",
            })
    void aGroupThatContradictsItselfIsTold(String line, String message) {
        assertThatThrownBy(() -> ScenarioTexts.read(SMALL.replace("memory: 2GiB}", "memory: 2GiB, " + line + "}")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMissingRecordingSaysWhatThereIsAndHowToGetMore(@TempDir Path folder) {
        var traces = ScenarioTexts.recordings(folder);
        String text = SMALL.replace("memory: 2GiB}", "memory: 2GiB, workload: {trace: {name: 'google:77'}}}");
        assertThatThrownBy(() -> ScenarioTexts.read(text, traces))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("google:77", "there is google:1;", "--traces DIR", "cluster trace of 2011");
        assertThatThrownBy(() -> ScenarioTexts.read(text, TraceCatalogue.empty()))
                .hasMessageContainingAll("no folder of traces was given", "DRS_TRACES");
    }

    @Test
    void aDamagedLineOfARecordingStopsTheRunBeforeItStarts(@TempDir Path folder) {
        var traces = ScenarioTexts.recordings(folder);
        ScenarioTexts.write(folder.resolve("planetlab/planetlab-20110303.csv"), "node1,5,6,x\n");
        String text = SMALL.replace("memory: 2GiB}", "memory: 2GiB, workload: {trace: {name: 'planetlab:20110303'}}}");
        assertThatThrownBy(() -> ScenarioTexts.read(text, traces))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("vms[0].workload.trace.name", "planetlab-20110303.csv, line 1, column");
    }
}
