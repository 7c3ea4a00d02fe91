package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.model.HostId;
import org.opendrs.sim.junit.SimulatedCluster;
import org.opendrs.sim.workload.Workloads;

class LicensedHostsTest {
    @RegisterExtension
    final SimulatedCluster cluster = SimulatedCluster.hosts(3, gib(16), cores(8))
            .guest("db1", g -> g.on("h1").memory(gib(8)).vcpus(4)
                    .workload(Workloads.constant(1, gib(3)).jump(Duration.ofHours(1), 1, gib(7))))
            .guest("db2", g -> g.on("h1").memory(gib(8)).vcpus(2).uses(0.5, gib(6)))
            .guest("db3", g -> g.on("h1").memory(gib(4)).vcpus(2).uses(0.5, gib(3)))
            .guest("web1", g -> g.on("h2").memory(gib(4)).vcpus(2).uses(0.5, gib(2)))
            .filter(new LicensedHosts("db", "h1", "h2"))
            .build();

    @Test
    void databasesStayOnLicensedHostsForADay() {
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        cluster.always("h3 has no database", c -> !c.placement().containsValue(new HostId("h3")));

        cluster.advance(Duration.ofHours(24));

        cluster.assertThat()
                .refusedBy("licensed-hosts")
                .plansSound()
                .oomKills(0)
                .migrationsAtMost(2)
                .slaBrokenAtMost("web1", Duration.ZERO);
        // CPU time, because the machine may be busy with other things.
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1_000_000;
        System.out.println("24 virtual hours took " + millis + " ms of CPU time");
        assertTrue(millis < 2000, "24 virtual hours took " + millis + " ms of CPU time, at most 2000");
    }
}
