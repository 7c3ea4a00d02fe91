package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.VmTruth;

class ClusterDraftTest {
    private final SimTime time = SimTime.startingAt(Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({"1, 10", "1.5, 7", "2, 5", "20, 1"})
    void overcommitmentTellsHowManyHostsThereAre(double overcommitment, int hosts) {
        var cluster = cluster("""
                length: 1h
                overcommitment: %s
                hosts: [{name: host, cores: 8, memory: 16GiB}]
                vms: [{name: vm, count: 40, vcpus: 1, memory: 4GiB}]
                """.formatted(overcommitment));

        assertThat(cluster.hosts()).hasSize(hosts);
    }

    @Test
    void onlyGuestsThatAreThereAtOneTimeCount() {
        var cluster = cluster("""
                length: 1h
                overcommitment: 1
                hosts: [{name: host, cores: 8, memory: 16GiB}]
                vms: [{name: vm, count: 40, vcpus: 1, memory: 4GiB, arrivals: {every: 1m}, leaves: {after: 8m}}]
                """);

        assertThat(cluster.hosts()).hasSize(2);
    }

    @Test
    void guestsSpreadByTheShareOfMemoryThatIsPromised() {
        var cluster = cluster("""
                length: 1h
                hosts: [{name: big, count: 1, cores: 8, memory: 32GiB}, {name: small, count: 1, cores: 8, memory: 16GiB}]
                vms: [{name: vm, count: 6, vcpus: 1, memory: 4GiB}]
                """);

        assertThat(cluster.guests().stream().filter(guest -> guest.host().equals(new HostId("big-1"))))
                .hasSize(4);
    }

    @Test
    void guestsBootWhereRulesAllowIt() {
        var cluster = cluster(ScenarioTexts.FULL);

        assertThat(hostOf(cluster, "web-1")).isNotEqualTo(hostOf(cluster, "web-2"));
        assertThat(hostOf(cluster, "web-3").value()).startsWith("big");
        assertThat(hostOf(cluster, "web-4")).isEqualTo(hostOf(cluster, "web-5"));
        assertThat(hostOf(cluster, "pinned-2")).isEqualTo(new HostId("big-1"));
    }

    @Test
    void guestsComeAndGoAtTheirTimes() {
        var world = world("""
                length: 1h
                hosts: [{name: host, count: 2, cores: 8, memory: 16GiB}]
                vms: [{name: vm, count: 2, vcpus: 1, memory: 4GiB, arrivals: {at: 1m, every: 1m}, leaves: {after: 5m}}]
                """);

        assertThat(runningAt(world, Duration.ofSeconds(59))).isEmpty();
        assertThat(runningAt(world, Duration.ofSeconds(61))).containsExactly("vm-1");
        assertThat(runningAt(world, Duration.ofSeconds(121))).containsExactly("vm-1", "vm-2");
        assertThat(runningAt(world, Duration.ofSeconds(361))).containsExactly("vm-2");
        assertThat(runningAt(world, Duration.ofSeconds(421))).isEmpty();
    }

    @Test
    void whatACrashTookBootsElsewhereWhereRulesAllowIt() {
        var world = world("""
                length: 1h
                hosts: [{name: host, count: 3, cores: 8, memory: 16GiB}]
                vms: [{name: vm, count: 3, vcpus: 1, memory: 4GiB}]
                rules: [{name: licence, runOnlyOn: {vms: [vm-1], hosts: [host-1, host-3]}}]
                restart: 1m
                """);
        time.runUntil(Duration.ofMinutes(5).toNanos());
        world.crash(new HostId("host-1"));

        assertThat(runningAt(world, Duration.ofSeconds(359))).containsExactly("vm-2", "vm-3");
        assertThat(runningAt(world, Duration.ofSeconds(361))).containsExactly("vm-1", "vm-2", "vm-3");
        assertThat(world.truth().vm(new VmId("vm-1")).orElseThrow().host()).isEqualTo(new HostId("host-3"));
    }

    @Test
    void aShorterLookAtAScenarioShowsAPartOfTheSameCluster() {
        var file = ScenarioTexts.read(ScenarioTexts.FULL);
        var whole = file.describe(ScenarioOptions.seed(1)).cluster();
        var part = file.describe(ScenarioOptions.seed(1).hours(0.01)).cluster();

        assertThat(part.hosts()).isEqualTo(whole.hosts());
        assertThat(part.guests()).hasSizeLessThan(whole.guests().size());
        assertThat(part.guests().stream().map(PlacedGuest::host).toList())
                .isEqualTo(whole.guests().stream()
                        .limit(part.guests().size())
                        .map(PlacedGuest::host)
                        .toList());
    }

    private List<String> runningAt(SimWorld world, Duration at) {
        time.runUntil(at.toNanos());
        return world.truth().hosts().stream()
                .map(HostTruth::vms)
                .flatMap(List::stream)
                .map(VmTruth::id)
                .sorted()
                .map(VmId::value)
                .toList();
    }

    private SimWorld world(String yaml) {
        return cluster(yaml).world(time, 1);
    }

    private static ClusterPlan cluster(String yaml) {
        return ScenarioTexts.read(yaml).describe(ScenarioOptions.seed(1)).cluster();
    }

    private static HostId hostOf(ClusterPlan cluster, String vm) {
        return cluster.guests().stream()
                .filter(guest -> guest.spec().id().value().equals(vm))
                .findFirst()
                .orElseThrow()
                .host();
    }
}
