package org.opendrs.sim.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.trace.TraceLoad;
import org.opendrs.sim.trace.UsageTrace;
import org.opendrs.sim.workload.WorkloadSource;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;

/**
 * A world to measure: a thousand hosts with ten VMs each that fit into them, all with loads of one kind.
 *
 * @param label what tables call it
 * @param loads gives each VM its load
 */
record WorldShape(String label, Loads loads) {
    static final int HOSTS = 1000;
    static final int GUESTS_PER_HOST = 10;

    /** Length of a step: a turn of the engine. */
    static final Duration STEP = Duration.ofSeconds(10);

    private static final Bytes GUEST = Bytes.gib(1);
    private static final int LEAST_MIB = 100;
    private static final int MOST_MIB = 600;
    private static final int MOST_MILLICORES = 800;
    private static final int SECONDS_PER_HOUR = 3600;

    /** Gives a VM its load. */
    @FunctionalInterface
    interface Loads {
        /** Returns the load of the VM with this number, counted over all hosts. */
        WorkloadSource of(int number, SplittableRandom random);
    }

    /** Returns loads that jump once an hour, each VM's at a time of its own. */
    static WorldShape steady() {
        return new WorldShape(
                "steady",
                (number, random) -> Workloads.constant(cores(random), memory(random))
                        .jump(Duration.ofSeconds(random.nextInt(1, SECONDS_PER_HOUR)), cores(random), memory(random))
                        .repeating(Duration.ofSeconds(SECONDS_PER_HOUR)));
    }

    /** Returns loads that draw a job, run it, sleep, and repeat. */
    static WorldShape jobs() {
        return new WorldShape("jobs", (number, random) -> Workloads.jobLoops(1));
    }

    /** Returns CPU that follows a recording, from sample to sample in straight lines, with constant memory. */
    static WorldShape traced(UsageTrace trace) {
        int vms = trace.vms().size();
        return new WorldShape(
                "recorded",
                (number, random) -> TraceLoad.cpu(trace, number % vms, 1).constantMemory(memory(random)));
    }

    SimWorld world(SimTime time, long seed) {
        var random = new SplittableRandom(seed);
        var builder = SimWorld.builder(time, seed).constants(WorldConstants.DEFAULT.withStep(STEP));
        for (int h = 0; h < HOSTS; h++) {
            // Equal lengths keep the order of names the order of numbers.
            var host = new HostId(String.format(Locale.ROOT, "host%04d", h));
            builder.host(HostSpec.thesis(host));
            for (int i = 0; i < GUESTS_PER_HOST; i++) {
                var load = loads.of(h * GUESTS_PER_HOST + i, random);
                builder.guest(GuestSpec.of(new VmId(host + "-vm" + i), GUEST, 1).withWorkload(load), host);
            }
        }
        return builder.build();
    }

    /** Returns the shapes; the recording is made up. */
    static List<WorldShape> all() {
        return List.of(steady(), jobs(), traced(MadeRecording.read()));
    }

    /** Returns the shape with this label. */
    static WorldShape named(String label) {
        return all().stream()
                .filter(shape -> shape.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no shape " + label + " of a world"));
    }

    private static double cores(SplittableRandom random) {
        return random.nextInt(MOST_MILLICORES) / 1000.0;
    }

    private static Bytes memory(SplittableRandom random) {
        return Bytes.mib(random.nextInt(LEAST_MIB, MOST_MIB));
    }
}
