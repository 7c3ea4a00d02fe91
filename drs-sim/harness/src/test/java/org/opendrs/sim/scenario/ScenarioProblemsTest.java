package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.config.SettingsException;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.trace.TraceCatalogue;

/** One message for each thing that is wrong with a scenario file, with its own place, and none for what only follows from it. */
class ScenarioProblemsTest {
    private static final String SMALL = """
            length: 10m
            hosts: [{name: host, count: 2, cores: 8, memory: 16GiB}]
            vms: [{name: vm, count: 4, vcpus: 1, memory: 2GiB}]
            """;

    @Test
    void whatDependsOnNamesIsToldTogetherWithTheRest() {
        assertProblems("""
                length: 1h
                hosts: [{name: h, count: 3, cores: 8, memory: 16GiB}]
                vms:
                  - {name: web, count: 12, vcpus: 1, memory: 2GiB, host: h-4, workload: {constant: {cores: 130%}}}
                rules:
                  - {name: r, keepApart: [web-01, web-7]}
                  - {name: s, runOnlyOn: {vms: [wbe-02], hosts: [h-1, g-1]}}
                faults: ["HOST_CRASH@h-9,5m,7m", "GUEST_PAUSE@web,5m,7m"]
                """, """
                4:58 vms[0].host: there is no host 'h-4'; group 'h' has h-1 to h-3
                4:92 vms[0].workload.constant.cores: '130%' is out of range; 0% to 100% is valid
                6:35 rules[0].keepApart[1]: there is no VM 'web-7'; group 'web' has web-01 to web-12
                7:33 rules[1].runOnlyOn.vms[0]: there is no VM 'wbe-02'; did you mean 'web-02'? There are web-01 to web-12
                7:55 rules[1].runOnlyOn.hosts[1]: there is no host 'g-1'; there are h-1 to h-3
                8:10 faults[0]: there is no host 'h-9'; group 'h' has h-1 to h-3
                8:34 faults[1]: there is no VM 'web'; group 'web' has web-01 to web-12""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: [{name: h, count: 2, cores: 8, memory: 16GiB}] | hosts | 3:1 host: is not known; did you mean 'hosts'?",
                "lenght: 10m | length | 3:1 lenght: is not known; did you mean 'length'?",
                "policies: [watrfill] | policies | 4:12 policies[0]: 'watrfill' is not known; did you mean 'waterfill'? Valid are waterfill,",
                "hosts: [] | hosts | 3:8 hosts: names no group; write one at least",
                "hosts: [17] | hosts | 3:9 hosts[0]: '17' is not valid here; write a mapping with name, count",
                "hosts: 17 | hosts | 3:8 hosts: '17' is not valid here; write a list of mappings",
                "vms: [{nam: vm, vcpus: 1, memory: 2GiB}] | vms | 3:8 vms[0].nam: is not known; did you mean 'name'?",
                "vms: [{name: [a], vcpus: 1, memory: 2GiB}] | vms | 3:14 vms[0].name: a list is not valid here",
                "rules: [{name: r, keepapart: [vm-1, vm-2]}] | rules | 4:19 rules[0].keepapart: is not known; did you mean 'keepApart'?",
                "rules: [{name: r, keepApart: [vm-1, vm-9]}] | rules | 4:37 rules[0].keepApart[1]: there is no VM 'vm-9'",
                "rules: [{name: r, together: [vm-1, vm-2]}] | rules | 4:19 rules[0].together: is not known",
                "faults: [HOST_CRASH@host-1,5m,7m] | faults | 4:10 faults[0]: 'HOST_CRASH@host-1' lacks its times; write it in quotes",
            })
    void whatFollowsFromAMistakeIsNotToldAgain(String line, String replaced, String problem) {
        String text = SMALL.replaceAll("(?m)^" + replaced + ":.*\n", "") + line + "\n";

        assertOneProblem(text, problem);
    }

    @Test
    void aTabInTheIndentationIsOneProblem() {
        assertOneProblem(
                "length: 10m\nhosts:\n\t- {name: host, count: 2, cores: 8, memory: 16GiB}\n",
                "3:1 this is not valid YAML: a tab stands where");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST_CRSH=1 | 'HOST_CRSH' is no kind of fault; did you mean HOST_CRASH? Valid with a chance are LATE_COMMAND,",
                "host_crash@host-1,5m,7m | 'host_crash' is no kind of fault; did you mean HOST_CRASH?",
                "LATE_COMMAND | 'LATE_COMMAND' lacks its chance; LATE_COMMAND strikes single calls, write it as LATE_COMMAND=5%",
                "LATE_COMMAND=x | 'x' is not valid as the chance of LATE_COMMAND; write 0% to 100%, or 0 to 1",
                "LATE_COMMAND@host-1,5m,7m | 'LATE_COMMAND@host-1,5m,7m' lacks its chance",
                "HOST_CRASH=5% | 'HOST_CRASH=5%' lacks its times; HOST_CRASH lasts, write it as \"HOST_CRASH@host-1,5m,7m\"",
                "HOST_CRASH@host-1,5m | HOST_CRASH has 2 parts after the @, 'host-1,5m'; it needs 3",
                "HOST_CRASH@host-1,5,7m | '5' is not valid as the beginning of a fault; write a time such as 500ms, 10s",
                "HOST_CRASH@host-1,5m,PT | 'PT' is not valid as the end of a fault",
                "HOST_CRASH@host-1,7m,5m | the fault ends at '5m', not after it begins, at '7m'",
                "HOST_CRASH@host-1,5m,11m | the fault ends at '11m', after the run, which is 10m long",
                "HOST_CRASH@vm-1,5m,7m | there is no host 'vm-1'",
                "FOREIGN_SETMEM@vm-1,5m,7m,0 | '0' is no share of the guest's maximum",
                "LYING_STATS@vm-1,5m,7m,ZEROES | 'ZEROES' is no way in which statistics lie; did you mean 'ZERO'?",
                "STORE_AWAY@host-1,5m,7m | STORE_AWAY hits no single host or VM",
                "GUEST_PAUSE@,5m,7m | GUEST_PAUSE needs the name of a VM",
            })
    void aFaultThatIsNoneSaysWhatWouldBe(String fault, String advice) {
        assertOneProblem(SMALL + "faults: ['" + fault + "']\n", "4:10 faults[0]: " + advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HOST_CRASH@host-1,5m,7m", "HOST_CRASH@host-1,PT5M,PT7M", "HOST_CRASH@host-1, 300s, PT420S"})
    void timesOfFaultsAreWrittenAsAllTimes(String fault) {
        var plan = ScenarioTexts.read(SMALL + "faults: ['" + fault + "', LATE_COMMAND=5%]\n")
                .describe(ScenarioOptions.seed(1))
                .faults()
                .orElseThrow();

        assertThat(plan.interventions()).singleElement().satisfies(crash -> {
            assertThat(crash.from()).isEqualTo(Duration.ofMinutes(5));
            assertThat(crash.until()).isEqualTo(Duration.ofMinutes(7));
        });
        assertThat(plan.intensity(FaultClass.LATE_COMMAND)).isEqualTo(0.05);
    }

    @Test
    void aChanceThatIsGivenTwiceIsTold() {
        assertOneProblem(
                SMALL + "faults: [HUNG_CALL=1%, HUNG_CALL=2%]\n", "4:24 faults[1]: HUNG_CALL stands here twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 2GiB | memory: 16GiB | 3:46 vms[0].memory: '16GiB' is more than any host has: VMs boot with all of their"
                        + " memory, and the largest group, 'host', has 16GiB, of which it uses 1144MiB itself; write at most 15239MiB",
                "vcpus: 1 | vcpus: 9 | 3:35 vms[0].vcpus: '9' are more than any host has cores: the largest group, 'host', has 8",
                "vcpus: 1 | vcpus: 9, host: host-1 | vms[0].vcpus: '9' are more than any host has cores: its host, of group 'host', has 8",
                "vcpus: 1 | vcpus: 1, allocation: {cpu: {reservation: 2}} | vms[0].allocation.cpu.reservation: '2' is above what the VM has, 1 cores",
            })
    void aVmThatFitsNowhereIsRefused(String right, String wrong, String problem) {
        assertOneProblem(SMALL.replace(right, wrong), problem);
    }

    @Test
    void aVmThatFitsOnTheLargestHostOnlyIsReadUnlessItMustBootOnAnother() {
        String mixed = SMALL.replace("[{name: host", "[{name: big, count: 1, cores: 8, memory: 64GiB}, {name: host")
                .replace("2GiB", "32GiB");

        assertThat(ScenarioTexts.read(mixed).cluster().guests()).hasSize(1);
        assertOneProblem(
                mixed.replace("32GiB}", "32GiB, host: host-1}"), "vms[0].memory: '32GiB' is more than any host has");
    }

    @Test
    void anOvercommitmentThatLeavesHostsEmptyIsRefused() {
        assertOneProblem(
                "overcommitment: 0.1\n" + SMALL.replace("count: 2, ", ""),
                "1:17 overcommitment: '0.1' leads to 5 hosts for 4 VMs, so that some are always empty; raise it, or give 'host' a count");
        assertOneProblem(
                "overcommitment: 1%\n" + SMALL.replace("count: 2, ", "").replace("count: 4", "count: 90000"),
                "1:17 overcommitment: '1%' leads to 1125000 hosts; at most 10000 are possible");
    }

    @Test
    void aShorterRunMayLeaveOutVmsThatRulesAndFaultsName() {
        var file = ScenarioTexts.read(SMALL.replace("2GiB}", "2GiB, arrivals: {every: 2m}}")
                + "rules: [{name: r, keepApart: [vm-1, vm-4]}]\nfaults: ['GUEST_PAUSE@vm-4,8m,9m']\n");

        assertThat(file.describe(ScenarioOptions.seed(1).hours(0.05)).cluster().guests())
                .hasSize(2);
    }

    @Test
    void aMissingRecordingIsToldOnceHoweverManyGroupsFollowIt() {
        var failure = catchThrowableOfType(
                SettingsException.class, () -> Scenarios.find("planetlab", TraceCatalogue.empty()));

        assertThat(failure.problems()).hasSize(1);
        assertThat(failure)
                .hasMessageContaining("no folder of traces was given")
                .hasMessageContaining("--traces DIR");
    }

    @Test
    void aNameWithALineBreakIsToldInOneLine() {
        String text = SMALL.replace("2GiB}", "2GiB, workload: {trace: {name: \"google:\\n8\"}}}");
        var failure = catchThrowableOfType(SettingsException.class, () -> ScenarioTexts.read(text));

        assertThat(failure.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.advice()).doesNotContain("\n").contains("trace 'google:"));
    }

    @Test
    void severalMissingRecordingsShareOneExplanation() {
        String text = SMALL.replace(
                "2GiB}",
                "2GiB, workload: {trace: {name: 'google:8'}}}, {name: b, workload: {trace: {name: 'google:9'}}}");
        var failure = catchThrowableOfType(SettingsException.class, () -> ScenarioTexts.read(text));

        assertThat(failure.problems()).hasSize(2);
        assertThat(failure.problems().get(1).advice()).isEqualTo("trace 'google:9': there is no such trace either");
    }

    @Test
    void theFolderAroundOrWithinTheOneThatWasNamedIsSuggested(@TempDir Path folder) {
        Path right = folder.resolve("traces");
        ScenarioTexts.recordings(right);

        for (Path wrong : new Path[] {folder, right.resolve("planetlab")}) {
            assertThatThrownBy(() -> Scenarios.find("planetlab", TraceCatalogue.in(wrong)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("in the folder " + wrong + " there is no trace of any kind")
                    .hasMessageContaining("did you mean --traces " + right + "?");
        }
    }

    private static void assertOneProblem(String text, String problem) {
        var failure = catchThrowableOfType(SettingsException.class, () -> ScenarioTexts.read(text));

        assertThat(failure).as(text).isNotNull();
        assertThat(failure.problems()).as(failure.getMessage()).hasSize(1);
        assertThat(failure).hasMessageContaining(problem);
    }

    private static void assertProblems(String text, String problems) {
        var failure = catchThrowableOfType(SettingsException.class, () -> ScenarioTexts.read(text));

        assertThat(failure.problems()).extracting(Object::toString).containsExactly(problems.split("\n"));
    }
}
