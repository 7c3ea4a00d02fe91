package org.opendrs.lab.calibration;

import java.time.Duration;
import java.time.Instant;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** The same balloon steps in a simulated world, commanded through its port as an engine would. */
public final class SimulatedStep {
    private static final HostId HOST = new HostId("h1");
    private static final VmId GUEST = new VmId("guest");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double NANOS_PER_SECOND = 1e9;

    /** As often as real balloons are looked at. */
    private static final Duration STEP = Duration.ofMillis(5);

    /** What a guest of the lab uses; its size has little influence on that. */
    private static final Bytes BASE_USE = Bytes.mib(60);

    private static final Duration BOOT = Duration.ofSeconds(10);
    private static final Duration TO_USE_MEMORY = Duration.ofSeconds(40);
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private final SimTime time = SimTime.startingAt(START);
    private final SimWorld world;

    private SimulatedStep(WorldConstants constants, GuestSpec guest) {
        world = SimWorld.builder(time, 1)
                .constants(constants.withStep(STEP))
                .host(HostSpec.of(HOST, Bytes.gib(64), Millicores.cores(2)))
                .guest(guest, HOST)
                .build();
    }

    /** Returns the curve of a case in a world with these constants. */
    public static Curve of(StepCase step, WorldConstants constants) {
        var guest = GuestSpec.of(GUEST, step.sizes().maximum(), 1).withBaseUse(BASE_USE);
        if (step.pages() == StepCase.Pages.NEVER_USED) {
            var simulated = new SimulatedStep(constants, guest);
            simulated.pass(BOOT);
            return simulated.curve(step.target());
        }
        var used = Workloads.constant(0.1, step.sizes().usable());
        var simulated = new SimulatedStep(constants, guest.withWorkload(used.jump(TO_USE_MEMORY, 0, Bytes.ZERO)));
        simulated.pass(BOOT.plus(TO_USE_MEMORY));
        if (step.pages() == StepCase.Pages.USED) {
            return simulated.curve(step.target());
        }
        simulated.curve(step.sizes().small());
        Curve back = simulated.curve(step.sizes().maximum());
        return step.pages() == StepCase.Pages.GIVEN_BACK ? back : simulated.curve(step.target());
    }

    private Curve curve(Bytes target) {
        var recorder = new Curve.Recorder();
        recorder.add(0, guest().actual());
        long start = time.monotonicNanos();
        var unused = world.control().apply(new HostCommand.SetMemoryTarget(HOST, GUEST, target), ENOUGH);
        while (!guest().actual().equals(target) && time.monotonicNanos() - start < ENOUGH.toNanos()) {
            pass(STEP);
            recorder.add((time.monotonicNanos() - start) / NANOS_PER_SECOND, guest().actual());
        }
        return recorder.curve();
    }

    private VmTruth guest() {
        return world.truth().vm(GUEST).orElseThrow();
    }

    private void pass(Duration duration) {
        time.runUntil(time.monotonicNanos() + duration.toNanos());
    }
}
