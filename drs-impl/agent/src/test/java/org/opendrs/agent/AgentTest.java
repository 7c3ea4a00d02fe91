package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.VmId;
import org.opendrs.spi.HostCommand.SetMemoryTarget;

/** The life of an agent on a simulated host. */
class AgentTest {
    @TempDir
    Path folder;

    private AgentWorld world = new AgentWorld(Path.of(""));

    @BeforeEach
    void buildWorld() {
        world = AgentWorld.ofThree(folder);
    }

    @Test
    void eachTurnIsOneLineThatToolsCanSearch() {
        world.started("mode: act");
        world.pass(Duration.ofMinutes(2));

        assertThat(world.turns()).hasSize(12);
        assertThat(world.turns().get(11))
                .matches(
                        "2026-01-01T00:01:\\d\\dZ turn=12 mode=act free=-?\\d+\\.\\d\\dGiB guests=3 managed=3"
                                + " demand=\\d+\\.\\d\\dGiB commands=\\d+ reasons=\\d+ worst=vm-busy:usable=\\d+% outcome=\\w+");
    }

    @Test
    void belowActNothingIsTouched() {
        world.started("mode: observe");
        world.pass(Duration.ofMinutes(5));

        assertThat(world.held("idle")).isEqualTo(gib(4));
        assertThat(world.lines).isNotEmpty();
    }

    @Test
    void guestsThatAreNotChosenAreLeftAloneAndCounted() {
        world.started("mode: act\nguests: {except: [vm-idle]}");
        world.pass(Duration.ofMinutes(5));

        assertThat(world.held("idle")).isEqualTo(gib(4));
        assertThat(world.held("rest")).isLessThan(gib(4));
        assertThat(world.turns().get(world.turns().size() - 1)).contains("guests=3 managed=2");
    }

    @Test
    void theNextAgentGoesOnFromTheState() {
        var agent = world.started("mode: act");
        world.pass(Duration.ofSeconds(122));
        world.await(agent.stop());
        assertThat(world.released).hasSize(1);
        world.lines.clear();

        world.started("mode: act");
        world.pass(Duration.ofSeconds(1));

        assertThat(world.turns())
                .singleElement()
                .asString()
                .contains("turn=14 ")
                .contains("managed=3");
    }

    @Test
    void theStateIsWrittenNowAndThenTooSoThatACrashForgetsLittle() {
        world.started("mode: act\nstate-every: 2");
        world.pass(Duration.ofSeconds(25));

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

        world.started("mode: act");
        world.pass(Duration.ofSeconds(1));

        assertThat(world.turns().get(0)).contains("turn=1 ").contains("managed=0");
        assertThat(folder.resolve("state.json.unusable")).exists();
    }

    @Test
    void anEndIsInOrderOnlyIfWhatWasLearntIsKept() throws IOException {
        var kept = world.started("mode: act");
        world.pass(Duration.ofSeconds(20));
        assertThat(world.await(kept.stop()).orElseThrow().isKept()).isTrue();

        Files.createDirectory(folder.resolve("state.json.next"));
        var lost = world.started("mode: act");
        world.pass(Duration.ofSeconds(20));
        assertThat(world.await(lost.stop()).orElseThrow().isKept()).isFalse();
    }

    @Test
    void freeMemoryIsSpreadOnStopIfTheSettingsSaySo() {
        var agent = world.started("mode: act\non-stop: spread");
        world.pass(Duration.ofMinutes(5));
        var before = world.held("idle");

        var departure = world.await(agent.stop());
        world.pass(Duration.ofMinutes(1));

        assertThat(departure.orElseThrow().farewell().commands()).isPositive();
        assertThat(world.held("idle")).isGreaterThan(before);
    }

    @Test
    void aReloadTakesOverEverythingAndForgetsNothing() {
        var agent = world.started("mode: act");
        world.pass(Duration.ofSeconds(122));

        var changes = world.await(agent.reload(world.settings("mode: act\nsettings: {turns: {period: 20s}}")));
        world.lines.clear();
        world.pass(Duration.ofSeconds(41));

        assertThat(changes).containsExactly("settings.turns.period: 10 s -> 20 s");
        assertThat(world.opened).hasSize(1);
        assertThat(world.turns()).hasSize(3);
        assertThat(world.turns().get(0)).contains("turn=14 ").contains("managed=3");
    }

    @Test
    void aReloadThatCannotBeHadLeavesEverythingAsItWas() {
        var agent = world.started("mode: act");
        world.pass(Duration.ofMinutes(2));

        var failed = agent.reload(world.settings("mode: observe\nuri: qemu+tcp://nowhere/system"));
        world.lines.clear();
        world.pass(Duration.ofSeconds(20));

        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
        assertThat(world.released).isEmpty();
        assertThat(world.turns().get(world.turns().size() - 1))
                .contains("turn=14 ")
                .contains("mode=act");
    }

    @Test
    void anotherHypervisorIsOpenedBeforeTheOldOneIsGivenUp() {
        var agent = world.started("mode: act\nuri: qemu+tcp://one/system");
        world.pass(Duration.ofMinutes(2));

        world.await(agent.reload(world.settings("mode: act\nuri: qemu+tcp://two/system")));

        assertThat(world.opened).containsExactly("qemu+tcp://one/system", "qemu+tcp://two/system");
        assertThat(world.released).containsExactly("qemu+tcp://one/system");
    }

    @Test
    void anAgentThatIsToldToAskQemuOpensTheHypervisorAnewAndForgetsNothing() {
        var agent = world.started("mode: act");
        world.pass(Duration.ofSeconds(62));
        var changes = world.await(agent.reload(world.settings("mode: act\nqemu-monitor: true")));
        world.pass(Duration.ofSeconds(10));

        assertThat(changes).containsExactly("qemu-monitor: false -> true");
        assertThat(world.opened).hasSize(2);
        assertThat(world.released).hasSize(1);
        assertThat(world.turns().get(world.turns().size() - 1)).contains("managed=3");
    }

    @Test
    void aGuestWhoseDefinitionIsNotKnownYetIsNotCommandedAlthoughItIsRemembered() {
        var agent = world.started("mode: act");
        world.pass(Duration.ofSeconds(5));
        world.await(agent.stop());
        var before = world.held("idle");
        world.unread.add(new VmId("idle"));

        new ChosenGuests(new GuestChoice(List.of(), List.of()), world.backend())
                .control()
                .apply(new SetMemoryTarget(AgentWorld.HOST, new VmId("idle"), gib(1)), Duration.ofSeconds(5));
        world.pass(Duration.ofSeconds(30));

        assertThat(world.held("idle")).isEqualTo(before);
    }

    @Test
    void nothingHappensIfNothingHasChanged() {
        var agent = world.started("mode: act");
        world.pass(Duration.ofMinutes(1));

        assertThat(world.await(agent.reload(world.settings("mode: act")))).isEmpty();
        assertThat(world.opened).hasSize(1);
    }
}
