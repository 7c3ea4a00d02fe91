package org.opendrs.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/** The annotation gives each test a cluster of its own, as it says. */
@Simulate(
        hosts = 3,
        guests = {
            @Simulate.Guest(name = "web1", memoryMib = 4096, vcpus = 2, cores = 0.5, usesMib = 1024),
            @Simulate.Guest(name = "db1", on = "h2", memoryMib = 8192, vcpus = 4, cores = 1, usesMib = 6144)
        })
class SimulateTest {
    @Test
    void theClusterIsAsTheAnnotationSays(SimulatedCluster cluster) {
        assertThat(cluster.placement())
                .containsEntry(new VmId("web1"), new HostId("h1"))
                .containsEntry(new VmId("db1"), new HostId("h2"));
        assertThat(cluster.world().truth().hosts()).hasSize(3);
    }

    @Test
    void aQuietHourNeedsNoMove(SimulatedCluster cluster) {
        cluster.advance(Duration.ofHours(1));
        cluster.assertThat().migrations(0).oomKills(0);
    }

    @Test
    @Simulate(
            hosts = 1,
            memoryGib = 4,
            guests = @Simulate.Guest(name = "only", memoryMib = 2048),
            policy = Nothing.class)
    void aMethodMayHaveAClusterAndAPolicyOfItsOwn(SimulatedCluster cluster) {
        cluster.advance(Duration.ofMinutes(1));
        cluster.assertThat().reason("NOTHING_AT_ALL").holdsAtLeast("only", Bytes.gib(2));
    }

    /** Without an annotation of its own. */
    @Nested
    class InAnInnerClass {
        @Test
        void theOuterClusterIsUsed(SimulatedCluster cluster) {
            assertThat(cluster.elapsed()).isZero();
            assertThat(cluster.placement()).hasSize(2);
        }
    }

    /** A policy of the user. */
    static final class Nothing implements BalloonPolicy {
        @Override
        public BalloonPlan decide(BalloonRequest request) {
            return BalloonPlan.nothing(request.host(), Reason.of("NOTHING_AT_ALL"));
        }
    }
}
