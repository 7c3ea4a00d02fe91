package org.opendrs.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;
import static org.opendrs.unit.Millicores.cores;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.Intervention;

/** Balloons, kills and faults are seen as they are in the world. */
class SqueezedHostTest {
    private static final FaultPlan FAULTS = FaultPlan.calm(1, Duration.ofHours(2))
            .with(new Intervention.GuestPaused(new VmId("b"), Duration.ofMinutes(30), Duration.ofMinutes(40)));

    @RegisterExtension
    final SimulatedCluster cluster = SimulatedCluster.hosts(1, gib(6), cores(8))
            .guest("a", g -> g.memory(gib(4)).uses(0.2, mib(512)))
            .guest("b", g -> g.memory(gib(4)).uses(0.2, gib(2)).reservation(gib(2)))
            .withoutMigration()
            .faults(FAULTS)
            .seed(3)
            .build();

    @Test
    void idleMemoryIsTakenFromTheGuestThatHasMost() {
        cluster.advance(Duration.ofMinutes(20));
        cluster.assertThat()
                .holdsAtMost("a", gib(3))
                .holdsAtLeast("b", gib(2))
                .oomKills(0)
                .migrations(0)
                .slaBrokenAtMost("b", Duration.ofMinutes(1));
    }

    @Test
    void theHintNamesSeedAndFaults() {
        assertThat(cluster.replayHint()).contains("-Ddrs.sim.seed=3").contains(FAULTS.toString());
    }

    @Test
    void faultsHappenAtTheirTime() {
        cluster.advance(Duration.ofMinutes(35));
        assertThat(cluster.vm("b").paused()).isTrue();
        cluster.advance(Duration.ofMinutes(10));
        assertThat(cluster.vm("b").paused()).isFalse();
    }
}
