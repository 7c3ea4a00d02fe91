package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.config.DrsSettings;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * Four hosts, one of which comes to be wanted for more than it has: of memory in odd seeds, of CPU in even ones. No balloon can
 * relieve it, because every guest there works with nearly all that it holds. Loads and the time of the jump are drawn from the seed.
 */
final class HotspotScenario {
    static final String NAME = "hotspot";

    private static final int HOSTS = 4;
    private static final int HOT_GUESTS = 6;
    private static final int CALM_GUESTS = 3;
    private static final Duration LENGTH = Duration.ofHours(1);

    /** Six guests at 2.5 to 2.8 GiB want 15 to 17 GiB of the 14 to 15 that 16 GiB leave. */
    private static final Range HOT_MEMORY = new Range(2560, 2867);

    private static final Range CALM_MEMORY = new Range(1024, 1536);

    /** Six guests at 1.5 to 1.7 cores want 9 to 10 of 8. */
    private static final Range HOT_MILLICORES = new Range(1500, 1700);

    private static final Range CALM_MILLICORES = new Range(200, 500);
    private static final Range JUMP_SECONDS = new Range(300, 600);

    /** Guests overwrite little, so that what is measured is the decision and not the link. LAB §6 has 5 MB/s as the mild case. */
    private static final ByteRate WRITES = ByteRate.mibPerSecond(5);

    private static final Bytes HOT_SET = Bytes.mib(64);

    private HotspotScenario() {}

    static Scenario describe(ScenarioOptions options) {
        var random = new SplittableRandom(options.seed());
        boolean memory = options.seed() % 2 != 0;
        var jump = Duration.ofSeconds(JUMP_SECONDS.draw(random));
        var hosts = new ArrayList<HostSpec>();
        var guests = new ArrayList<PlacedGuest>();
        for (int h = 1; h <= HOSTS; h++) {
            var host = new HostId("host" + h);
            hosts.add(HostSpec.thesis(host));
            boolean hot = h == 1;
            for (int i = 0; i < (hot ? HOT_GUESTS : CALM_GUESTS); i++) {
                long calmMib = CALM_MEMORY.draw(random);
                double calmCores = CALM_MILLICORES.draw(random) / 1000.0;
                var load = Workloads.constant(calmCores, Bytes.mib(calmMib));
                if (hot) {
                    load = memory
                            ? load.jump(jump, calmCores, Bytes.mib(HOT_MEMORY.draw(random)))
                            : load.jump(jump, HOT_MILLICORES.draw(random) / 1000.0, Bytes.mib(calmMib));
                }
                var spec = GuestSpec.of(new VmId(host + "-vm" + (i + 1)), Bytes.gib(4), 2)
                        .withWorkload(load.writing(WRITES, HOT_SET));
                guests.add(new PlacedGuest(options.equip(spec, i), host, "medium"));
            }
        }
        return new Scenario(
                NAME,
                options.seed(),
                new ClusterPlan(hosts, guests, WorldConstants.DEFAULT),
                options.policies().orElse(List.of("waterfill")),
                options.length(LENGTH),
                new Scenario.Control(DrsSettings.DEFAULT, true, false, true),
                Optional.empty());
    }

    /** Whole numbers from {@code low} to {@code high}, both included. */
    private record Range(int low, int high) {
        int draw(SplittableRandom random) {
            return random.nextInt(low, high + 1);
        }
    }
}
