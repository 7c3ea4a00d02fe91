package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HypervisorException;
import org.opendrs.unit.Bytes;

class CrashTest {
    private final TestWorld world =
            TestWorld.with(TestWorld.labGuest("g"), TestWorld.labGuest("h")).seconds(10);

    @Test
    void aCrashTakesAllGuestsWithIt() {
        var lost = new ArrayList<VmId>();
        world.world.observe(new WorldObserver() {
            @Override
            public void hostCrashed(HostId host, List<VmId> vms) {
                lost.addAll(vms);
            }
        });
        world.world.crash(TestWorld.A);
        assertThat(lost).containsExactly(new VmId("g"), new VmId("h"));
        assertThat(world.world.truth().vm(new VmId("g"))).isEmpty();
        assertThat(world.host().up()).isFalse();
    }

    @Test
    void aSampleOfACrashedHostHangsUntilItsDeadline() {
        world.world.crash(TestWorld.A);
        double start = world.now();
        assertThat(failure()).isEqualTo(HypervisorException.Kind.TIMEOUT);
        assertThat(world.now() - start).isCloseTo(5, within(1e-6));
        world.seconds(10);
        assertThat(failure()).isEqualTo(HypervisorException.Kind.UNREACHABLE);
    }

    @Test
    void aCommandToACrashedHostIsUnknownUntilTheConnectionCountsAsLost() {
        world.world.crash(TestWorld.A);
        assertThat(world.aim("g", Bytes.mib(128))).isInstanceOf(CommandOutcome.Unknown.class);
        world.seconds(10);
        assertThat(world.aim("g", Bytes.mib(128)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommandOutcome.Refusal.HOST_UNREACHABLE));
    }

    @Test
    void aRestartedHostIsEmptyAndCanBootGuests() {
        world.world.crash(TestWorld.A);
        world.seconds(60);
        world.world.restart(TestWorld.A);
        assertThat(world.sample(TestWorld.A).vms()).isEmpty();
        assertThat(world.sample(TestWorld.A).counters().swapUsed().isZero()).isTrue();
        world.world.boot(TestWorld.labGuest("g"), TestWorld.A);
        world.seconds(10);
        assertThat(world.sample(TestWorld.A, "g").resident().toMib()).isGreaterThan(90);
    }

    @Test
    void aGuestThatIsShutDownIsGone() {
        world.world.shutdown(new VmId("g"));
        assertThat(world.sample(TestWorld.A).vms()).hasSize(1);
        assertThat(world.aim("g", Bytes.mib(128)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommandOutcome.Refusal.GUEST_GONE));
    }

    @Test
    void interventionsThatDoNotFitHaveNoEffect() {
        world.world.pause(new VmId("nobody"));
        world.world.restart(TestWorld.A);
        world.world.crash(new HostId("nowhere"));
        world.world.shutdown(new VmId("nobody"));
        assertThat(world.sample(TestWorld.A).vms()).hasSize(2);
    }

    @Test
    void aGuestCannotBootTwiceNorOnAHostThatIsDown() {
        assertThatThrownBy(() -> world.world.boot(TestWorld.labGuest("g"), TestWorld.B))
                .isInstanceOf(IllegalStateException.class);
        world.world.crash(TestWorld.B);
        assertThatThrownBy(() -> world.world.boot(TestWorld.labGuest("new"), TestWorld.B))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.world.boot(TestWorld.labGuest("new"), new HostId("nowhere")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HypervisorException.Kind failure() {
        try {
            world.sample(TestWorld.A);
            throw new AssertionError("a crashed host answered");
        } catch (CompletionException e) {
            if (e.getCause() instanceof HypervisorException failure) {
                return failure.kind();
            }
            throw e;
        }
    }
}
