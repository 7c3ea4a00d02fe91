package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.config.DrsSettings;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;

/**
 * A thousand hosts with ten VMs each under one engine, for an hour, with turns of 10 s and no looks in between: what the engine
 * costs. Memory is oversold by a third and every VM's load jumps once an hour, so that balloons have work. The world moves in steps of a
 * turn, because its physics is not what is measured.
 */
final class ScaleScenario {
    static final String NAME = "scale";

    private static final int HOSTS = 1000;
    private static final int GUESTS_PER_HOST = 10;
    private static final int LEAST_MIB = 400;
    private static final int MOST_MIB = 1500;
    private static final int MOST_MILLICORES = 800;
    private static final int SECONDS = 3600;
    private static final Duration LENGTH = Duration.ofSeconds(SECONDS);
    private static final Duration STEP = Duration.ofSeconds(10);

    private ScaleScenario() {}

    static Scenario describe(ScenarioOptions options) {
        var random = new SplittableRandom(options.seed());
        // A source of their own for later hours: a longer run begins as a shorter one does.
        var later = new SplittableRandom(~options.seed());
        var hosts = new ArrayList<HostSpec>();
        var guests = new ArrayList<PlacedGuest>();
        for (int h = 0; h < HOSTS; h++) {
            // Equal lengths keep the order of names the order of numbers.
            var host = new HostId(String.format(Locale.ROOT, "host%04d", h));
            hosts.add(HostSpec.thesis(host));
            for (int i = 0; i < GUESTS_PER_HOST; i++) {
                var load = load(random, later, options.length(LENGTH));
                var guest = GuestSpec.of(new VmId(host + "-vm" + i), Bytes.gib(2), 1)
                        .withWorkload(load);
                guests.add(new PlacedGuest(options.equip(guest, i), host, "small"));
            }
        }
        return new Scenario(
                NAME,
                options.seed(),
                new ClusterPlan(hosts, guests, WorldConstants.DEFAULT.withStep(STEP)),
                options.policies().orElse(List.of("waterfill")),
                options.length(LENGTH),
                new Scenario.Control(EngineSettings.withoutTick(DrsSettings.DEFAULT), true, false, false),
                Optional.empty());
    }

    private static LoadProfile load(SplittableRandom random, SplittableRandom later, Duration length) {
        var load = Workloads.constant(cores(random), memory(random))
                .jump(Duration.ofSeconds(random.nextInt(SECONDS)), cores(random), memory(random));
        for (long from = SECONDS; from < length.toSeconds(); from += SECONDS) {
            load = load.jump(Duration.ofSeconds(from + later.nextInt(SECONDS)), cores(later), memory(later));
        }
        return load;
    }

    private static double cores(SplittableRandom random) {
        return random.nextInt(MOST_MILLICORES) / 1000.0;
    }

    private static Bytes memory(SplittableRandom random) {
        return Bytes.mib(random.nextInt(LEAST_MIB, MOST_MIB));
    }
}
