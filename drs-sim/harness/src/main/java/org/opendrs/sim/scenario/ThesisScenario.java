package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * The experiment of the reference system (THESIS §8): five hosts of 8 cores and 16 GiB, each with four large VMs (2 virtual CPUs, 4
 * GiB, two job loops) and three small ones (1 virtual CPU, 2 GiB, one loop); one core and 2 GiB kept for the hypervisor; 17 hours
 * without migration.
 */
final class ThesisScenario {
    static final String NAME = "thesis";

    private static final int HOSTS = 5;
    private static final int LARGE = 4;
    private static final int SMALL = 3;
    private static final Duration LENGTH = Duration.ofHours(17);
    private static final Bytes RESERVE = Bytes.gib(2);
    private static final Millicores CPU_RESERVE = Millicores.cores(1);
    private static final List<String> POLICIES = List.of("none", "thesis-text", "thesis-code", "waterfill");

    private ThesisScenario() {}

    static Scenario describe(ScenarioOptions options) {
        var hosts = new ArrayList<HostSpec>();
        var guests = new ArrayList<PlacedGuest>();
        for (int h = 1; h <= HOSTS; h++) {
            var host = new HostId("compute" + h);
            hosts.add(HostSpec.thesis(host));
            addGuests(host, options, guests);
        }
        return new Scenario(
                NAME,
                options.seed(),
                new ClusterPlan(hosts, guests, WorldConstants.DEFAULT),
                options.policies().orElse(POLICIES),
                options.length(LENGTH),
                new Scenario.Control(EngineSettings.keeping(RESERVE, CPU_RESERVE), false, true, false),
                Optional.empty());
    }

    private static void addGuests(HostId host, ScenarioOptions options, List<PlacedGuest> guests) {
        for (int i = 0; i < LARGE; i++) {
            var spec = GuestSpec.of(new VmId(host + "-large" + (i + 1)), Bytes.gib(4), 2)
                    .withWorkload(Workloads.jobLoops(2));
            guests.add(new PlacedGuest(options.equip(spec, i), host, "large"));
        }
        for (int i = 0; i < SMALL; i++) {
            var spec = GuestSpec.of(new VmId(host + "-small" + (i + 1)), Bytes.gib(2), 1)
                    .withWorkload(Workloads.jobLoops(1));
            guests.add(new PlacedGuest(options.equip(spec, i), host, "small"));
        }
    }
}
