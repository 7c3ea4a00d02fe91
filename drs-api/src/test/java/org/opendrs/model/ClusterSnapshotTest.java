package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class ClusterSnapshotTest {
    @Property(seed = "42", tries = 200)
    void hostsAndVmsStandInIdOrderHoweverTheyWereGiven(
            @ForAll @Size(max = 8) @UniqueElements List<@AlphaChars @StringLength(min = 1, max = 4) String> ids) {
        var vms = ids.stream().map(Vms::vm).toArray(VmSnapshot[]::new);
        var cluster = cluster(ids.stream().map(id -> Vms.host(id, vms)).toList());

        assertThat(cluster.hosts()).extracting(HostSnapshot::id).isSorted().hasSize(ids.size());
        assertThat(cluster.hosts())
                .allSatisfy(host -> assertThat(host.vms())
                        .extracting(VmSnapshot::id)
                        .isSorted()
                        .hasSize(ids.size()));
    }

    @Test
    void anIdThatStandsTwiceIsRefusedAndNamedHoweverFarApart() {
        assertThatThrownBy(() -> cluster(List.of(Vms.host("b"), Vms.host("a"), Vms.host("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id b stands twice");
        assertThatThrownBy(() -> Vms.host("a", Vms.vm("x"), Vms.vm("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id x stands twice");
    }

    @Test
    void whatTheCallerDoesToItsListAfterwardsHasNoEffect() {
        var hosts = new ArrayList<>(List.of(Vms.host("a"), Vms.host("b")));
        var cluster = cluster(hosts);
        hosts.clear();

        assertThat(cluster.hosts()).hasSize(2);
        assertThatThrownBy(() -> cluster.hosts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void hostsAndVmsAreFoundById() {
        var cluster = cluster(List.of(Vms.host("a", Vms.vm("x")), Vms.host("b")));

        assertThat(cluster.host(new HostId("a")).flatMap(host -> host.vm(new VmId("x"))))
                .isPresent();
        assertThat(cluster.host(new HostId("b")).flatMap(host -> host.vm(new VmId("x"))))
                .isEmpty();
        assertThat(cluster.host(new HostId("c"))).isEmpty();
    }

    @Test
    void whatIsReservedIsNotAllocatable() {
        assertThat(Vms.host("a").allocatable()).isEqualTo(ResourceVector.of(Millicores.cores(4), Bytes.gib(7)));
    }

    private static ClusterSnapshot cluster(List<HostSnapshot> hosts) {
        return new ClusterSnapshot(1, Instant.EPOCH, hosts);
    }
}
