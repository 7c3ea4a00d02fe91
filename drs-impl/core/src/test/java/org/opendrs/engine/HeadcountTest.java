package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.control.UnseenHost;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

class HeadcountTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Instant BEFORE = NOW.minusSeconds(90);
    private static final ResourceVector CAPACITY = ResourceVector.of(cores(8), gib(16));

    @Test
    void aVmThatWasStartedElsewhereIsNotCountedOnTheHostThatDied() {
        var headcount = new Headcount(cluster(
                host("h1", HostState.UP, vm("a"), vm("b")),
                host("h2", HostState.UNREACHABLE, vm("b"), vm("c")),
                host("h3", HostState.MAINTENANCE, vm("d"))));

        assertThat(headcount.vms()).isEqualTo(4);
        assertThat(headcount.unseen())
                .containsExactly(unseen(
                        "h2",
                        Reason.of(EngineReasons.HOST_SILENT, new Input("sinceMillis", 90_000), new Input("vms", 1))));
    }

    @Test
    void aVmOnTwoHostsThatDoNotAnswerIsOneVm() {
        var headcount =
                new Headcount(cluster(host("h1", HostState.STALE, vm("a")), host("h2", HostState.STALE, vm("a"))));

        assertThat(headcount.vms()).isEqualTo(1);
        assertThat(headcount.unseen()).extracting(host -> host.reason().code()).containsOnly(EngineReasons.HOST_LATE);
    }

    @Test
    void aVmThatIsBeingCopiedCountsWhereItRuns() {
        var arriving =
                VmSnapshot.builder(new VmId("a")).state(VmState.MIGRATING_IN).build();

        assertThat(new Headcount(cluster(host("h1", HostState.UP, vm("a")), host("h2", HostState.UP, arriving))).vms())
                .isEqualTo(1);
        assertThat(new Headcount(cluster(host("h1", HostState.STALE, vm("a")), host("h2", HostState.UP, arriving)))
                        .vms())
                .isEqualTo(1);
    }

    @Test
    void aHostThatHasNeverAnsweredIsNamedAndHasNoTime() {
        var never = new HostSnapshot(
                new HostId("h1"),
                NOW,
                HostState.UNREACHABLE,
                ResourceVector.ZERO,
                ResourceVector.ZERO,
                HostPressure.NONE,
                List.of());

        assertThat(new Headcount(cluster(never)).unseen())
                .containsExactly(unseen("h1", Reason.of(EngineReasons.HOST_NEVER_SEEN)));
    }

    private static UnseenHost unseen(String host, Reason reason) {
        return new UnseenHost(new HostId(host), reason);
    }

    private static ClusterSnapshot cluster(HostSnapshot... hosts) {
        return new ClusterSnapshot(1, NOW, Arrays.asList(hosts));
    }

    private static HostSnapshot host(String id, HostState state, VmSnapshot... vms) {
        return new HostSnapshot(
                new HostId(id), BEFORE, state, CAPACITY, ResourceVector.ZERO, HostPressure.NONE, Arrays.asList(vms));
    }

    private static VmSnapshot vm(String id) {
        return VmSnapshot.builder(new VmId(id)).build();
    }
}
