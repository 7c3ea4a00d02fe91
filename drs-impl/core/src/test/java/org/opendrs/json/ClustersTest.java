package org.opendrs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class ClustersTest {
    private static final String INSTANCE = """
            {"seed": 1,
             "hosts": [{"id": "h0", "cores": 4, "mem": 8192}, {"id": "h1", "cores": 4, "mem": 8192}],
             "vms": [
              {"id": "v0", "host": "h1", "vcpus": 2, "mem": 2048, "cpuLoad": 1.2345, "memLoad": 2048, "dirtyMiBps": 3.5}
             ]}
            """;

    @Test
    void anInstanceBecomesASnapshot() {
        ClusterSnapshot cluster = Clusters.read("test", INSTANCE);

        var host = cluster.host(new HostId("h1")).orElseThrow();
        var vm = host.vms().get(0);
        assertThat(host.allocatable().memory()).isEqualTo(Bytes.gib(8));
        assertThat(vm.demand().cpu()).isEqualTo(Millicores.millicores(1235));
        assertThat(vm.memory().actual()).isEqualTo(Bytes.gib(2));
        assertThat(vm.memoryAllocation().reservation()).isEqualTo(Bytes.gib(2));
    }

    @Test
    void aSnapshotIsReadAsItWasWritten() {
        ClusterSnapshot cluster = Clusters.read("test", INSTANCE);

        assertThat(Clusters.read("test", Snapshots.write(cluster))).isEqualTo(cluster);
    }

    @Test
    void allProblemsOfAnInstanceAreNamedAtOnceWithTheirPlaces() {
        var broken = """
                {"hosts": [
                  {"id": "h0", "cores": 4, "mem": -8},
                  {"id": "h0", "cores": "4", "mem": 8192}],
                 "vms": [
                  {"id": "v0", "host": "nowhere", "vcpus": 2, "mem": 2048, "cpuLoad": 3},
                  {"id": "v0", "host": "h0", "vcpus": 2, "mem": 2048, "cpulod": 1}]}
                """;

        assertThatThrownBy(() -> Clusters.read("test", broken))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("test:2:35 hosts[0].mem: is -8; valid: a whole number from 1 to")
                .hasMessageContaining("test:3:25 hosts[1].cores: is \"4\"")
                .hasMessageContaining("hosts[1].id: the host 'h0' stands twice")
                .hasMessageContaining("vms[0].host: there is no host 'nowhere'")
                .hasMessageContaining("vms[0].cpuLoad: is more than the VM's 2 vcpus")
                .hasMessageContaining("vms[1].id: the VM 'v0' stands twice")
                .hasMessageContaining("vms[1].cpulod: is not known; did you mean 'cpuLoad'?")
                .hasMessageContaining("7 problems");
    }

    @Test
    void aMistypedNameIsOneProblem() {
        assertOnly(
                INSTANCE.replace("\"cpuLoad\"", "\"cpulod\""),
                "test:4:65 vms[0].cpulod: is not known; did you mean 'cpuLoad'?");
        var json = Snapshots.write(Clusters.read("test", INSTANCE));
        assertOnly(
                json.replace("\"quality\"", "\"qualty\""),
                "snapshot.hosts[1].vms[0].qualty: is not known; did you mean 'quality'?");
    }

    @Test
    void aNameThatIsLikeNoneThatIsMissingIsUnknownAndTheOtherIsMissing() {
        assertRefused(
                INSTANCE.replace("\"cpuLoad\"", "\"colour\""),
                "2 problems",
                "vms[0]: the field 'cpuLoad' is missing",
                "vms[0].colour: is not known; known here are [");
        // What is there was not meant by another name.
        assertOnly(INSTANCE.replace("\"seed\": 1", "\"hostss\": 1"), "hostss: is not known; known here are [");
    }

    @Test
    void vmsThatAskForMoreThanTheirHostHasAreRefused() {
        assertRefused(
                INSTANCE.replace("\"cores\": 4, \"mem\": 8192}]", "\"cores\": 1, \"mem\": 1024}]"),
                "hosts[1].mem: its VMs have 2048 MiB, the host 1024 MiB",
                "hosts[1].cores: its VMs use 1235 millicores, the host has 1000");
    }

    @Test
    void allProblemsOfASnapshotAreNamedAtOnce() {
        var json = Snapshots.write(Clusters.read("test", INSTANCE));
        var broken = json.replace("\"state\":\"RUNNING\"", "\"state\":\"RUNING\"")
                .replace("\"quality\":\"GOOD\"", "\"quality\":\"FINE\"")
                .replace("\"id\":\"h0\"", "\"id\":\"h1\"")
                .replace("\"majorFaultsPerSecond\":0", "\"majorFaultsPerSecond\":true");

        assertThat(broken).isNotEqualTo(json);
        assertRefused(
                broken,
                "snapshot.hosts[1].vms[0].state: ",
                "RUNING",
                "snapshot.hosts[1].vms[0].quality: ",
                "FINE",
                "snapshot.hosts[1].vms[0].memory.majorFaultsPerSecond: ",
                "snapshot.hosts[1].id: the host 'h1' stands twice, also at snapshot.hosts[0]");
    }

    @Test
    void aNegativeAmountOfASnapshotIsNamedWithItsValue() {
        var json = Snapshots.write(Clusters.read("test", INSTANCE));

        assertRefused(
                json.replace("\"actual\":2147483648", "\"actual\":-5"),
                "snapshot.hosts[1].vms[0].memory.actual: ",
                "got -5");
        assertRefused(
                json.replace("\"actual\":2147483648", "\"actual\":9223372036854775807"),
                "snapshot.hosts[1].vms[0].memory.actual: is 9223372036854775807; valid: at most");
    }

    @Test
    void contradictionsOfASnapshotAreRefused() {
        var json = Snapshots.write(Clusters.read("test", INSTANCE));

        assertRefused(
                json.replace("\"usage\":{\"cpu\":1235", "\"usage\":{\"cpu\":12350"),
                "snapshot.hosts[1].vms[0].usage.cpu: is 12350 millicores, more than the host has, 4000",
                "snapshot.hosts[1].vms: the VMs use 12350 millicores");
        assertRefused(
                json.replace("\"usable\":0", "\"usable\":3000000000"),
                "snapshot.hosts[1].vms[0].memory.usable: is 3000000000 bytes, more than actual");
        assertRefused(json.replace("\"readyRatio\":0.0", "\"readyRatio\":2"), "readyRatio: is 2.0; valid: 0 to 1");
        assertRefused(json.replace("\"age\":\"PT0S\"", "\"age\":\"PT-1S\""), "age: is PT-1S; valid: from PT0S");
    }

    @Test
    void aVmThatRunsOnTwoHostsIsRefusedAndOneThatMigratesIsNot() {
        var json = Snapshots.write(Clusters.read("test", INSTANCE));
        int start = json.indexOf("{\"id\":\"v0\"");
        var vm = json.substring(start, json.indexOf("}]}", start) + 1);
        var twice = json.replaceFirst("\"vms\":\\[\\]", "\"vms\":[" + vm + "]");

        assertRefused(
                twice, "snapshot.hosts[1].vms[0].id: the VM 'v0' runs on two hosts, also at snapshot.hosts[0].vms[0]");
        assertThat(Clusters.read("test", twice.replaceFirst("RUNNING", "MIGRATING_IN"))
                        .hosts())
                .hasSize(2);
    }

    @Test
    void vmsAreNotBlamedForHostsThatAreMissing() {
        assertOnly(
                "{\"hosts\": [],\n" + INSTANCE.substring(INSTANCE.indexOf(" \"vms\"")),
                "test:1:11 hosts: is an empty list; valid: the hosts");
        assertOnly(INSTANCE.replace("\"id\": \"h1\"", "\"id\": 7"), "test:2:58 hosts[1].id: is 7; valid: a text");
        assertOnly(
                INSTANCE.replace("\"vcpus\": 2", "\"vcpus\": 0"), "vms[0].vcpus: is 0; valid: a whole number from 1");
    }

    @Test
    void aValueOfAnotherKindIsToldInTheWordsOfTheFormat() {
        var json = Snapshots.write(Clusters.read("test", INSTANCE));

        assertOnly(
                json.replace("\"resident\":2147483648", "\"resident\":{}"),
                "snapshot.hosts[1].vms[0].memory.resident: is an object; valid: a whole number of at most 64 bits");
        assertOnly(
                json.replace("\"state\":\"RUNNING\"", "\"state\":\"RUNING\""),
                "vms[0].state: is \"RUNING\"; valid: one of [RUNNING,");
        assertOnly(json.replace("\"age\":\"PT0S\"", "\"age\":\"0s\""), "age: is \"0s\"; valid: a duration in ISO 8601");
        assertOnly(json.replace("\"id\":\"h0\"", "\"id\":[]"), "hosts[0].id: is a list; valid: a text");
    }

    @Test
    void whatTheJsonLibrarySaysOfItselfIsLeftOut() {
        assertOnly(
                "{\"hosts\": [",
                "test:1:12 this is not valid JSON: Unexpected end-of-input: expected close marker for Array");
        assertOnly("[".repeat(500), "this is nested deeper than 64 levels");
        assertOnly(
                INSTANCE.replace("8192", "1e99999999999"), "test:2:44 this number has an exponent of too many digits");
        assertOnly(INSTANCE.replace("8192", "9".repeat(2000)), "this number has too many digits");
        assertOnly("{\"hosts\": \u001e", "this is not valid JSON: Illegal character ((CTRL-CHAR, code 30))");
        assertOnly("{\"hosts\": NaN}", "this is not valid JSON: Non-standard token 'NaN'");
        assertOnly("{\"a\\nb\": 1, \"hosts\": [], \"vms\": []}", "test:1:10 a b: is not known");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(Clusters.read("test", "\uFEFF" + INSTANCE)).isEqualTo(Clusters.read("test", INSTANCE));
    }

    private static void assertOnly(String json, String problem) {
        assertThatThrownBy(() -> Clusters.read("test", json))
                .isInstanceOf(RecordException.class)
                .hasMessageStartingWith("test:")
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("`", "problems", "REDACTED", "Feature", "org.opendrs");
    }

    @Test
    void malformedJsonIsNamedWithLineAndColumn() {
        assertRefused("{\"hosts\": [\n  {]", "test:2:");
        assertRefused("", "test:1:1 the file is empty");
        assertRefused("[1]", "this is no cluster: it is a list");
        assertRefused("{\"a\":1}", "an object with the fields [a]");
        assertRefused(INSTANCE + "x", "not valid JSON");
        assertRefused(INSTANCE + "{}", "something follows");
        assertRefused("{\"schema\":2,\"snapshot\":{}}", "schema: is 2; valid");
    }

    @Test
    void thereMayBeMoreProblemsThanAnybodyReads() {
        var hosts = "{\"id\":\"h\",\"cores\":0,\"mem\":1},".repeat(40);
        assertRefused(
                "{\"hosts\":[" + hosts.substring(0, hosts.length() - 1) + "],\"vms\":[]}", "and 59 more problems");
    }

    @Test
    void anEmptyClusterIsOne() {
        var empty = new ClusterSnapshot(3, Instant.EPOCH, List.of());
        assertThat(Clusters.read("test", Snapshots.write(empty))).isEqualTo(empty);
    }

    private static void assertRefused(String json, String... words) {
        var thrown = assertThatThrownBy(() -> Clusters.read("test", json)).isInstanceOf(RecordException.class);
        for (String word : words) {
            thrown.hasMessageContaining(word);
        }
    }
}
