package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.DrsSettings;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.unit.Bytes;

/** A balanced cluster in which nothing happens for a day. Every decision of its engine should be to leave it alone. */
final class IdleScenario {
    static final String NAME = "idle";

    private static final int HOSTS = 4;
    private static final int GUESTS_PER_HOST = 6;
    private static final Duration LENGTH = Duration.ofHours(24);

    private IdleScenario() {}

    static Scenario describe(ScenarioOptions options) {
        var hosts = new ArrayList<HostSpec>();
        var guests = new ArrayList<PlacedGuest>();
        for (int h = 1; h <= HOSTS; h++) {
            var host = new HostId("host" + h);
            hosts.add(HostSpec.thesis(host));
            for (int i = 0; i < GUESTS_PER_HOST; i++) {
                var spec = GuestSpec.of(new VmId(host + "-vm" + (i + 1)), Bytes.gib(2), 2);
                guests.add(new PlacedGuest(options.equip(spec, i), host, "small"));
            }
        }
        return new Scenario(
                NAME,
                options.seed(),
                new ClusterPlan(hosts, guests, WorldConstants.DEFAULT),
                options.policies().orElse(List.of("waterfill")),
                options.length(LENGTH),
                new Scenario.Control(DrsSettings.DEFAULT, true, false, false),
                Optional.empty());
    }
}
