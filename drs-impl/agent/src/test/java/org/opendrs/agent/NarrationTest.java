package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.ForwardingHostControl;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostCommand.SetMemoryTarget;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.opendrs.spi.Telemetry;

/** What an operator reads of what an agent does. */
class NarrationTest {
    @TempDir
    Path folder;

    private AgentWorld world = new AgentWorld(Path.of(""));
    private boolean away;

    @BeforeEach
    void buildWorld() {
        world = AgentWorld.ofThree(folder);
    }

    @Test
    void eachCommandIsASentenceWithNameSizesAndReason() {
        world.started("mode: act");
        world.pass(Duration.ofSeconds(15));

        assertThat(world.linesWith("guest vm-busy is to"))
                .first()
                .isEqualTo(
                        "2026-01-01T00:00:08Z guest vm-busy is to shrink from 4096 MiB to 3072 MiB: it holds 4 GiB and its"
                                + " share is 1.72 GiB; 6.2 GiB must still be taken back on its host");
        assertThat(world.linesWith(" is to ")).hasSize(6);
    }

    @Test
    void thereIsALineForEachCommandThatATurnCounts() {
        world.started("mode: act");
        world.pass(Duration.ofMinutes(3));

        long counted = world.linesWith(" commands=").stream()
                .mapToLong(line -> Long.parseLong(line.replaceAll(".* commands=(\\d+).*", "$1")))
                .sum();
        assertThat(counted).isPositive();
        assertThat(world.linesWith(" is to ")).hasSize((int) counted);
    }

    @Test
    void belowActAnAdviceIsSaidOnceAndAgainWhenItHasChangedMaterially() {
        world = new AgentWorld(folder)
                .guest("calm", Workloads.constant(0.2, mib(600)))
                .guest("idle", Workloads.constant(0.2, mib(300)))
                .guest("late", Workloads.constant(0.2, mib(600)).jump(Duration.ofMinutes(10), 0.2, mib(3400)))
                .reporting("calm", "idle", "late");
        world.started("mode: advise");
        world.pass(Duration.ofMinutes(9));

        assertThat(world.turns()).hasSize(54);
        assertThat(world.linesWith("guest vm-calm should shrink from 4096 MiB to "))
                .hasSizeBetween(1, 3);
        world.lines.clear();
        world.pass(Duration.ofMinutes(8));
        assertThat(world.linesWith("guest vm-late")).isNotEmpty();
        assertThat(world.held("calm")).isEqualTo(gib(4));
    }

    @Test
    void whoOnlyObservesIsAdvisedNothing() {
        world.reporting("busy", "idle", "rest").started("mode: observe");
        world.pass(Duration.ofMinutes(3));

        assertThat(world.turns()).hasSize(18);
        assertThat(world.linesWith(" should ")).isEmpty();
    }

    @Test
    void aGuestThatNobodyLetsReportIsNamedWithTheRemedy() {
        world.reporting("busy", "rest").started("mode: advise");
        world.pass(Duration.ofMinutes(10));

        assertThat(world.linesWith("guest vm-idle is left alone"))
                .singleElement()
                .asString()
                .contains("reports nothing fresh", "virsh dommemstat vm-idle --period 2 --live");

        world.reporting("idle");
        world.pass(Duration.ofMinutes(1));
        assertThat(world.linesWith("guest vm-idle is cared for again")).hasSize(1);
    }

    @Test
    void aGuestThatDoesNotFollowIsNamedOnce() {
        world.control = control -> new Disobeyed(control, new CommandOutcome.Accepted());
        world.started("mode: act");
        world.pass(Duration.ofMinutes(20));

        assertThat(world.linesWith("guest vm-idle is left alone"))
                .singleElement()
                .asString()
                .contains("does not follow its balloon");
    }

    @Test
    void aCommandThatIsRefusedIsToldAfterTheLineOfTheCommand() {
        var refusal = new CommandOutcome.Refused(CommandOutcome.Refusal.ACCESS_DENIED, "operation forbidden");
        world.control = control -> new Disobeyed(control, refusal);
        world.started("mode: act");
        world.pass(Duration.ofSeconds(11));

        List<String> idle = world.linesWith("guest vm-idle");
        assertThat(idle.get(0)).contains("is to shrink from 4096 MiB to 3072 MiB");
        assertThat(idle.get(1))
                .contains("the command to hold 3072 MiB failed, this user may not do it: operation forbidden;");
    }

    @Test
    void aSizeThatSomebodyElseSetIsToldByNameAndInWords() {
        world.started("mode: act");
        world.pass(Duration.ofMinutes(5));
        world.world().setMemory(new VmId("idle"), 90);
        world.pass(Duration.ofSeconds(30));

        assertThat(world.linesWith("somebody else set its size"))
                .singleElement()
                .asString()
                .contains("guest vm-idle: somebody else set its size to 3.6 GiB; it is left alone for 10 min");
    }

    @Test
    void aGuestThatIsShortAndGetsNothingIsToldOnceWithTheReason() {
        // Three guests want all of their 12 GiB on a host of 8.
        world = new AgentWorld(folder);
        for (String guest : List.of("one", "two", "three")) {
            world.guest(guest, Workloads.constant(0.2, mib(500)).jump(Duration.ofMinutes(3), 0.2, mib(3900)));
        }
        world.started("mode: act");
        world.pass(Duration.ofMinutes(20));

        assertThat(world.linesWith("of its memory left and gets no more: "))
                .isNotEmpty()
                .hasSizeLessThan(12)
                .allSatisfy(line -> assertThat(line).contains("guest vm-").containsPattern(" \\d % of its memory"));
    }

    @Test
    void aGuestThatLostAProcessIsToldByNameAndInWords() {
        var leak = Workloads.constant(0.1, mib(100)).jump(Duration.ofMinutes(3), 0.1, gib(1));
        var leaking = GuestSpec.of(new VmId("leaking"), mib(512), 1).withWorkload(leak);
        world.world().boot(leaking.withReclaimCounters(true), AgentWorld.HOST);
        world.started("mode: act");
        world.pass(Duration.ofMinutes(6));

        assertThat(world.linesWith("processes killed"))
                .singleElement()
                .asString()
                .contains(
                        "guest vm-leaking: processes killed in it for lack of memory: 1; it held 512 MiB and keeps what it"
                                + " has, up to 563 MiB, for 1 h");
    }

    @Test
    void aHostThatDoesNotAnswerIsToldOnceWithTheCauseAndWhenItIsBack() {
        world.telemetry = telemetry -> new Away(telemetry);
        world.started("mode: act");
        world.pass(Duration.ofMinutes(1));
        away = true;
        world.pass(Duration.ofMinutes(1));
        away = false;
        world.pass(Duration.ofMinutes(1));

        assertThat(world.linesWith("host localhost")).hasSize(2);
        assertThat(world.linesWith("host localhost").get(0))
                .contains("does not answer: TIMEOUT: no answer within 4 s; asked");
        assertThat(world.linesWith("host localhost").get(1)).endsWith("host localhost answers again");
    }

    @Test
    void startAndEndAreToldInWords() {
        var agent = world.started("mode: act\non-stop: spread");
        world.pass(Duration.ofMinutes(5));
        world.lines.subList(1, world.lines.size()).clear();
        world.await(agent.stop());

        assertThat(world.lines.get(0))
                .contains("started: moves the balloons of qemu:///system, and gives free memory back when it ends");
        assertThat(world.linesWith("was asked to grow from ")).isNotEmpty();
        assertThat(world.lines.get(world.lines.size() - 1)).contains("stopped; free memory went back to ");
    }

    @Test
    void noLineIsForInsiders() {
        var agent = world.started("mode: act\non-stop: spread");
        world.pass(Duration.ofMinutes(5));
        world.world().setMemory(new VmId("idle"), 90);
        world.pass(Duration.ofMinutes(5));
        world.await(agent.stop());

        assertThat(world.lines)
                .allSatisfy(line ->
                        assertThat(line).matches("2026-01-01T\\S+Z (turn=|tick=|guest vm-|started: |stopped; ).*"))
                .noneMatch(line -> line.contains("[") || line.contains("PT") || line.contains("Optional"));
    }

    /** Takes commands for sizes and does not pass them on. */
    private static final class Disobeyed extends ForwardingHostControl {
        private final CommandOutcome outcome;

        Disobeyed(HostControl control, CommandOutcome outcome) {
            super(control);
            this.outcome = outcome;
        }

        @Override
        public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
            return command instanceof SetMemoryTarget
                    ? CompletableFuture.completedFuture(outcome)
                    : super.apply(command, deadline);
        }
    }

    /** A host that may be away. */
    private final class Away extends ForwardingTelemetry {
        Away(Telemetry telemetry) {
            super(telemetry);
        }

        @Override
        public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
            return away
                    ? CompletableFuture.failedFuture(new HypervisorException(Kind.TIMEOUT, "no answer within 4 s"))
                    : super.sample(host, deadline);
        }
    }
}
