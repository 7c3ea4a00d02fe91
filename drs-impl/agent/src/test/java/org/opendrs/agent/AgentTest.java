package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.InventoryView;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** The agent on one simulated host of 8 GiB with three guests of 4 GiB. */
class AgentTest {
    @TempDir
    Path folder;

    private final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    final List<String> lines = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private SimWorld world = SimWorld.builder(time, 1).build();

    @BeforeEach
    void buildWorld() {
        var host = new HostId("localhost");
        world = SimWorld.builder(time, 1)
                .host(HostSpec.of(host, gib(8), Millicores.cores(8)))
                .guest(guest("busy", mib(2800)), host)
                .guest(guest("idle", mib(300)), host)
                .guest(guest("rest", mib(600)), host)
                .build();
    }

    private static GuestSpec guest(String name, Bytes memory) {
        return GuestSpec.of(new VmId(name), gib(4), 2).withSwap(gib(4)).withWorkload(Workloads.constant(0.2, memory));
    }

    private AgentSettings settings(String more) {
        return AgentSettingsFile.parse("agent.yaml", "state: " + folder.resolve("state.json") + "\n" + more);
    }

    Agent started(String more) {
        var agent = new Agent(
                settings(more),
                new AgentParts(
                        this::open,
                        engine -> engine.clock(time).scheduler(time.scheduler()),
                        Runnable::run,
                        new Voice(time, ZoneOffset.UTC, lines::add)));
        agent.start();
        return agent;
    }

    private Backend open(AgentSettings settings) {
        if (settings.uri().contains("nowhere")) {
            throw new BackendFactory.BackendException("there is no " + settings.uri(), new IllegalStateException());
        }
        opened.add(settings.uri());
        return new Backend(
                world.telemetry(),
                world.control(),
                deadline -> CompletableFuture.completedFuture(InventoryView.EMPTY),
                vm -> Optional.of(vm.value()),
                failure -> Optional.of("does not answer: " + failure.getMessage()),
                () -> released.add(settings.uri()));
    }

    void pass(Duration length) {
        time.runUntil(time.monotonicNanos() + length.toNanos());
    }

    private long held(String vm) {
        return world.truth().vm(new VmId(vm)).orElseThrow().actual().value();
    }

    private List<String> turns() {
        return lines.stream().filter(line -> line.contains(" turn=")).toList();
    }

    @Test
    void eachTurnIsOneLineThatToolsCanSearch() {
        started("mode: act");
        pass(Duration.ofMinutes(2));

        assertThat(turns()).hasSize(12);
        assertThat(turns().get(11))
                .matches("2026-01-01T00:01:\\d\\dZ turn=12 mode=act free=-?\\d+\\.\\d\\dGiB guests=3 managed=3"
                        + " demand=\\d+\\.\\d\\dGiB commands=\\d+ reasons=\\d+ worst=busy:usable=\\d+% outcome=\\w+");
    }

    @Test
    void belowActNothingIsTouched() {
        started("mode: observe");
        pass(Duration.ofMinutes(5));

        assertThat(held("idle")).isEqualTo(gib(4).value());
        assertThat(lines).isNotEmpty();
    }

    @Test
    void guestsThatAreNotChosenAreLeftAloneAndCounted() {
        started("mode: act\nguests: {except: [idle]}");
        pass(Duration.ofMinutes(5));

        assertThat(held("idle")).isEqualTo(gib(4).value());
        assertThat(held("rest")).isLessThan(gib(4).value());
        assertThat(turns().get(turns().size() - 1)).contains("guests=3 managed=2");
    }

    @Test
    void theNextAgentGoesOnFromTheState() {
        var agent = started("mode: act");
        pass(Duration.ofSeconds(122));
        time.scheduler().await(agent.stop());
        assertThat(released).hasSize(1);
        lines.clear();

        started("mode: act");
        pass(Duration.ofSeconds(1));

        assertThat(turns()).singleElement().asString().contains("turn=14 ").contains("managed=3");
    }

    @Test
    void theStateIsWrittenNowAndThenTooSoThatACrashForgetsLittle() {
        started("mode: act\nstate-every: 2");
        pass(Duration.ofSeconds(25));

        assertThat(new StateFile(folder.resolve("state.json")).read()).isPresent();
        assertThat(new StateFile(folder.resolve("state.json"))
                        .read()
                        .orElseThrow()
                        .turn())
                .isEqualTo(2);
    }

    @Test
    void aStateOfAnotherReleaseIsNotUsed() throws IOException {
        Files.writeString(folder.resolve("state.json"), "{\"schema\":99,\"state\":{}}");

        started("mode: act");
        pass(Duration.ofSeconds(1));

        assertThat(turns().get(0)).contains("turn=1 ").contains("managed=0");
        assertThat(folder.resolve("state.json.unusable")).exists();
    }

    @Test
    void freeMemoryIsSpreadOnStopIfTheSettingsSaySo() {
        var agent = started("mode: act\non-stop: spread");
        pass(Duration.ofMinutes(5));
        long before = held("idle");

        var departure = time.scheduler().await(agent.stop());
        pass(Duration.ofMinutes(1));

        assertThat(departure.orElseThrow().farewell().commands()).isPositive();
        assertThat(held("idle")).isGreaterThan(before);
    }

    @Test
    void aReloadTakesOverEverythingAndForgetsNothing() {
        var agent = started("mode: act");
        pass(Duration.ofSeconds(122));

        var changes = time.scheduler().await(agent.reload(settings("mode: act\nsettings: {turns: {period: 20s}}")));
        lines.clear();
        pass(Duration.ofSeconds(41));

        assertThat(changes).containsExactly("settings.turns.period: 10 s -> 20 s");
        assertThat(opened).hasSize(1);
        assertThat(turns()).hasSize(3);
        assertThat(turns().get(0)).contains("turn=14 ").contains("managed=3");
    }

    @Test
    void aReloadThatCannotBeHadLeavesEverythingAsItWas() {
        var agent = started("mode: act");
        pass(Duration.ofMinutes(2));

        var failed = agent.reload(settings("mode: observe\nuri: qemu+tcp://nowhere/system"));
        lines.clear();
        pass(Duration.ofSeconds(20));

        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
        assertThat(released).isEmpty();
        assertThat(turns().get(turns().size() - 1)).contains("turn=14 ").contains("mode=act");
    }

    @Test
    void anotherHypervisorIsOpenedBeforeTheOldOneIsGivenUp() {
        var agent = started("mode: act\nuri: qemu+tcp://one/system");
        pass(Duration.ofMinutes(2));

        time.scheduler().await(agent.reload(settings("mode: act\nuri: qemu+tcp://two/system")));

        assertThat(opened).containsExactly("qemu+tcp://one/system", "qemu+tcp://two/system");
        assertThat(released).containsExactly("qemu+tcp://one/system");
    }

    @Test
    void nothingHappensIfNothingHasChanged() {
        var agent = started("mode: act");
        pass(Duration.ofMinutes(1));

        assertThat(time.scheduler().await(agent.reload(settings("mode: act")))).isEmpty();
        assertThat(opened).hasSize(1);
    }
}
