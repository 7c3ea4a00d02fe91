package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.unit.Bytes;

class SimWorldTest {
    private final TestWorld world = TestWorld.with(TestWorld.labGuest("g"), TestWorld.labGuest("h"));

    @Test
    void aDescriptionThatDoesNotFitNamesAllProblems() {
        var builder = SimWorld.builder(SimTime.startingAt(Instant.EPOCH), 1)
                .host(HostSpec.thesis(TestWorld.A))
                .host(HostSpec.thesis(TestWorld.A))
                .guest(TestWorld.labGuest("g"), new HostId("nowhere"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice")
                .hasMessageContaining("nowhere");
    }

    @Test
    void specsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> GuestSpec.of(new VmId("g"), Bytes.mib(256), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestWorld.labGuest("g").withTarget(Bytes.gib(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void truthListsHostsAndGuestsInIdOrder() {
        assertThat(world.world.truth().hosts()).extracting(HostTruth::id).containsExactly(TestWorld.A, TestWorld.B);
        assertThat(world.host().vms()).extracting(VmTruth::id).containsExactly(new VmId("g"), new VmId("h"));
    }
}
