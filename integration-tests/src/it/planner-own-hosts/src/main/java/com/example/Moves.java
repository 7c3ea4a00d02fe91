package com.example;

import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;

/** Which VM should move where? Between the marks stands all there is to write. */
final class Moves {
    private Moves() {}

    public static void main(String[] none) {
        // begin
        var h1 = new HostId("h1");
        var h2 = new HostId("h2");
        var cluster = ClusterSnapshot.of(
                HostSnapshot.builder(h1, gib(64), cores(16))
                        .vm("db1", vm -> vm.memory(gib(40)).cpu(cores(4)))
                        .vm("web1", vm -> vm.memory(gib(20)).cpu(cores(2)))
                        .build(),
                HostSnapshot.builder(h2, gib(64), cores(16)).build());
        var request = PlanningRequest.builder(cluster).hotspot(h1, Resource.MEMORY).build();
        MigrationPlan plan = new RepairPlanner().plan(request);
        plan.moves().forEach(m -> System.out.println(m.vm() + " to " + m.to() + " because " + m.reason()));
        // end
    }
}
