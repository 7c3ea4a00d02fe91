package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.StatsDistortion;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.WorkloadSource;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Hosts leave out steps in which nothing new happens. Nobody may see that, whenever he looks. */
class RestTest {
    private static final HostId HOST = new HostId("host");
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void steadyLoadsAreSampledAsIfNoStepWereLeftOut() {
        assertLeftOutStepsDoNotShow(
                Workloads.constant(0.4, Bytes.mib(300)).jump(Duration.ofMinutes(17), 0.7, Bytes.mib(500)),
                Duration.ofSeconds(1));
    }

    @Test
    void loadsThatStartOverAreSampledAsIfNoStepWereLeftOut() {
        assertLeftOutStepsDoNotShow(
                Workloads.constant(1.7, Bytes.mib(300))
                        .jump(Duration.ofMinutes(3), 0.2, Bytes.mib(100))
                        .repeating(Duration.ofMinutes(7)),
                Duration.ofSeconds(1));
    }

    @Test
    void jobsAreSampledAsIfNoStepWereLeftOut() {
        assertLeftOutStepsDoNotShow(Workloads.jobLoops(2), Duration.ofSeconds(1));
    }

    @Test
    void stepsThatAreNoWholeNumberOfSecondsAddUpAlike() {
        assertLeftOutStepsDoNotShow(Workloads.jobLoops(1), Duration.ofMillis(300));
    }

    @Test
    void guestsThatAreShortOfCpuAreSampledAsIfNoStepWereLeftOut() {
        assertLeftOutStepsDoNotShow(Workloads.constant(3, Bytes.mib(200)), Duration.ofSeconds(1));
    }

    private static void assertLeftOutStepsDoNotShow(WorkloadSource load, Duration step) {
        var seldom = new Watched(load, step);
        var always = new Watched(load, step);
        var expected = new ArrayList<HostSample>();
        var found = new ArrayList<HostSample>();
        while (always.time.monotonicNanos() < HOUR.toNanos()) {
            for (int i = 0; i < 67; i++) {
                always.time.runUntil(always.time.monotonicNanos() + step.toNanos());
                // Tells the guest nothing new, and wakes its host.
                always.world.distortStats(new VmId("vm0"), StatsDistortion.NONE);
            }
            seldom.time.runUntil(always.time.monotonicNanos());
            expected.add(always.sample());
            found.add(seldom.sample());
            // Twice in a row: the second one rests on the first.
            expected.add(always.sample());
            found.add(seldom.sample());
        }
        assertThat(found).isEqualTo(expected);
    }

    /** A host with three guests that report every 7 s. */
    private static final class Watched {
        private final SimTime time = SimTime.startingAt(Instant.EPOCH);
        private final SimWorld world;

        Watched(WorkloadSource load, Duration step) {
            var builder = SimWorld.builder(time, 1)
                    .constants(WorldConstants.DEFAULT.withStep(step))
                    .host(HostSpec.of(HOST, Bytes.gib(8), Millicores.cores(4)));
            for (int i = 0; i < 3; i++) {
                builder.guest(GuestSpec.of(new VmId("vm" + i), Bytes.gib(1), 3).withWorkload(load), HOST);
            }
            world = builder.build();
            for (VmTruth vm : List.copyOf(world.truth().host(HOST).orElseThrow().vms())) {
                world.control().apply(new HostCommand.SetStatsPeriod(HOST, vm.id(), Duration.ofSeconds(7)), DEADLINE);
            }
        }

        HostSample sample() {
            return time.scheduler().await(world.telemetry().sample(HOST, DEADLINE));
        }
    }
}
