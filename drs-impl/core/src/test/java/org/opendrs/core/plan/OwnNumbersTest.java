package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import org.junit.jupiter.api.Test;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;

/** The planner can be asked about hosts and VMs that an embedder describes in a few lines. */
class OwnNumbersTest {
    @Test
    void aHotHostOfTheEmbeddersOwnIsRelieved() {
        var h1 = new HostId("h1");
        var h2 = new HostId("h2");
        var cluster = ClusterSnapshot.of(
                HostSnapshot.builder(h1, gib(64), cores(16))
                        .vm("db1", vm -> vm.memory(gib(40)).cpu(cores(4)))
                        .vm("web1", vm -> vm.memory(gib(20)).cpu(cores(2)))
                        .build(),
                HostSnapshot.builder(h2, gib(64), cores(16)).build());
        var request =
                PlanningRequest.builder(cluster).hotspot(h1, Resource.MEMORY).build();

        var plan = new RepairPlanner().plan(request);

        assertThat(PlanChecker.check(request, plan)).isEmpty();
        assertThat(plan.moves()).singleElement().satisfies(move -> {
            assertThat(move.vm().value()).isEqualTo("web1");
            assertThat(move.to()).isEqualTo(h2);
        });
    }
}
