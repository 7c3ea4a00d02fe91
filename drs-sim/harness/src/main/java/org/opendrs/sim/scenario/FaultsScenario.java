package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.config.DrsSettings;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;

/**
 * Six to eight crowded hosts on which things go wrong: cluster, guests and faults are drawn from the seed (swarm testing, SIMULATOR
 * §6). One host has more guests than the others, so that there is something to migrate. Faults begin in the first five sixths of
 * the time; afterwards the world is well.
 */
final class FaultsScenario {
    static final String NAME = "faults";

    private static final int FEWEST_HOSTS = 6;
    private static final int MOST_HOSTS = 8;
    private static final int FEWEST_GUESTS = 5;
    private static final int MOST_GUESTS = 9;
    private static final int CROWD = 3;
    private static final int MOST_GIB = 4;
    private static final Duration LENGTH = Duration.ofHours(1);

    private FaultsScenario() {}

    static Scenario describe(ScenarioOptions options) {
        var length = options.length(LENGTH);
        var random = new SplittableRandom(options.seed());
        var hosts = new ArrayList<HostSpec>();
        var guests = new ArrayList<PlacedGuest>();
        int count = random.nextInt(FEWEST_HOSTS, MOST_HOSTS + 1);
        for (int h = 1; h <= count; h++) {
            var host = HostSpec.thesis(new HostId("host" + h));
            hosts.add(host);
            int crowd = random.nextInt(FEWEST_GUESTS, MOST_GUESTS + 1) + (h == 1 ? CROWD : 0);
            for (int i = 0; i < crowd; i++) {
                guests.add(guest(host.id(), i, options, random));
            }
        }
        return new Scenario(
                NAME,
                options.seed(),
                new ClusterPlan(hosts, guests, WorldConstants.DEFAULT),
                options.policies().orElse(List.of("waterfill")),
                length,
                new Scenario.Control(DrsSettings.DEFAULT, true, true, false),
                Optional.of(faults(options, length, hosts, guests)));
    }

    private static PlacedGuest guest(HostId host, int number, ScenarioOptions options, SplittableRandom random) {
        int gib = random.nextInt(1, MOST_GIB + 1);
        // Jobs hold up to 1.8 GB each: as many as a guest could hold if it got all its memory, so that no kill is its
        // own fault.
        int vcpus = gib == MOST_GIB ? 2 : 1;
        boolean swap = random.nextBoolean() && options.swap().has(number);
        var spec = GuestSpec.of(new VmId(host + "-vm" + (number + 1)), Bytes.gib(gib), vcpus)
                .withWorkload(Workloads.jobLoops(gib > 1 ? vcpus : 0))
                .withSwap(swap ? Bytes.gib(gib) : Bytes.ZERO)
                .withAutodeflate(options.autodeflate() || random.nextBoolean());
        return new PlacedGuest(spec, host, gib + "GiB");
    }

    private static FaultPlan faults(
            ScenarioOptions options, Duration length, List<HostSpec> hosts, List<PlacedGuest> guests) {
        var plan = FaultPlan.draw(
                options.seed(),
                hosts.stream().map(HostSpec::id).toList(),
                guests.stream().map(guest -> guest.spec().id()).toList(),
                length.multipliedBy(5).dividedBy(6));
        return options.leaveOut(plan);
    }
}
