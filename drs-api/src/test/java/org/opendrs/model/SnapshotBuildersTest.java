package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;

/** Embedders describe hosts and VMs by what they know; the rest follows. */
class SnapshotBuildersTest {
    private static final Resource GPU = new Resource("gpu", "pieces");

    @Test
    void aVmHoldsWhatItWantsUnlessSaidOtherwise() {
        var vm = VmSnapshot.builder(new VmId("a")).memory(gib(3)).cpu(cores(2)).build();

        assertThat(vm.demand()).isEqualTo(ResourceVector.of(cores(2), gib(3))).isEqualTo(vm.usage());
        assertThat(vm.memory().actual()).isEqualTo(gib(3)).isEqualTo(vm.memory().maximum());
        assertThat(vm.memoryAllocation()).isEqualTo(new Allocation<>(Bytes.ZERO, gib(3), 1000));
        assertThat(vm.quality()).isEqualTo(DataQuality.GOOD);
        assertThat(vm.state()).isEqualTo(VmState.RUNNING);
    }

    @Test
    void whatAVmHoldsBeyondItsDemandIsUsable() {
        var vm = VmSnapshot.builder(new VmId("a"))
                .memory(gib(3))
                .holds(gib(4))
                .maximum(gib(8))
                .reservation(gib(2))
                .build();

        assertThat(vm.memory().usable()).isEqualTo(gib(1));
        assertThat(vm.memory().load()).isEqualTo(gib(3));
        assertThat(vm.memoryAllocation()).isEqualTo(new Allocation<>(gib(2), gib(8), 1000));
    }

    @Test
    void aVmThatWantsMoreThanItHoldsUsesAllOfIt() {
        var vm = VmSnapshot.builder(new VmId("a")).memory(gib(3)).holds(gib(2)).build();

        assertThat(vm.usage().memory()).isEqualTo(gib(2));
        assertThat(vm.demand().memory()).isEqualTo(gib(3));
        assertThat(vm.memory().usable()).isEqualTo(Bytes.ZERO);
        assertThat(vm.memory().maximum()).isEqualTo(gib(3));
    }

    @Test
    void aVmCannotHoldMoreThanItsMaximum() {
        var vm = VmSnapshot.builder(new VmId("a")).holds(gib(4)).maximum(gib(2));
        assertThatThrownBy(vm::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a holds 4 GiB and is guaranteed 0 B, which must not be above its maximum of 2 GiB");
        var promised = VmSnapshot.builder(new VmId("a"))
                .holds(gib(1))
                .reservation(gib(3))
                .maximum(gib(2));
        assertThatThrownBy(promised::build).hasMessageContaining("guaranteed 3 GiB");
    }

    @Test
    void aHostIsUpAndKeepsNothingForItselfUnlessSaidOtherwise() {
        var host = HostSnapshot.builder(new HostId("h1"), gib(64), cores(16))
                .capacity(GPU, 2)
                .vm("b", vm -> vm.memory(gib(1)).demand(GPU, 1))
                .vm("a", vm -> vm.state(VmState.PAUSED))
                .build();

        assertThat(host.state()).isEqualTo(HostState.UP);
        assertThat(host.allocatable()).isEqualTo(host.capacity());
        assertThat(host.capacity().amount(GPU)).isEqualTo(2);
        assertThat(host.vms()).extracting(vm -> vm.id().value()).containsExactly("a", "b");
    }

    @Test
    void aClusterIsMadeOfHosts() {
        var one = HostSnapshot.builder(new HostId("h1"), gib(64), cores(16)).build();
        var two = HostSnapshot.builder(new HostId("h2"), gib(64), cores(16))
                .reserve(ResourceVector.of(cores(1), gib(4)))
                .build();

        var cluster = ClusterSnapshot.of(two, one);

        assertThat(cluster.hosts()).containsExactly(one, two);
        assertThat(cluster.host(new HostId("h2")).orElseThrow().allocatable().memory())
                .isEqualTo(gib(60));
    }
}
