package org.opendrs.sim.world;

import java.time.Duration;
import java.time.Instant;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;

/** The compute hosts of the reference experiment (THESIS §8), without any policy. */
final class ThesisWorld {
    final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    final SimWorld world;

    ThesisWorld(long seed, int hosts, WorldConstants constants) {
        var builder = SimWorld.builder(time, seed).constants(constants);
        for (int h = 1; h <= hosts; h++) {
            var host = new HostId("compute" + h);
            builder.host(HostSpec.thesis(host));
            for (int i = 1; i <= 4; i++) {
                builder.guest(guest(host + "-large" + i, 4, 2), host);
            }
            for (int i = 1; i <= 3; i++) {
                builder.guest(guest(host + "-small" + i, 2, 1), host);
            }
        }
        world = builder.build();
    }

    private static GuestSpec guest(String id, long gib, int vcpus) {
        return GuestSpec.of(new VmId(id), Bytes.gib(gib), vcpus)
                .withSwap(Bytes.gib(2))
                .withWorkload(Workloads.jobLoops(vcpus));
    }

    void hours(double hours) {
        time.runUntil(time.monotonicNanos() + Math.round(hours * 3600e9));
    }

    /** Samples every host in this interval, as an engine does. */
    void sampleEvery(Duration interval) {
        for (HostTruth host : world.truth().hosts()) {
            for (VmTruth vm : host.vms()) {
                world.control()
                        .apply(
                                new HostCommand.SetStatsPeriod(host.id(), vm.id(), Duration.ofSeconds(2)),
                                TestWorld.DEADLINE);
            }
            sampleEvery(host.id(), interval);
        }
    }

    private void sampleEvery(HostId host, Duration interval) {
        world.telemetry().sample(host, TestWorld.DEADLINE);
        time.after(interval, () -> sampleEvery(host, interval));
    }
}
