package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostSpec;

/**
 * Gives guests, in the order in which they come, the host of whose memory the smallest share is promised then, the first of several.
 * That is how a simple orchestrator spreads, by what is asked for and not by what is used.
 */
final class Placer {
    private final List<HostSpec> hosts;
    private final BootRules rules;
    private final double[] promised;
    private final Map<VmId, HostId> where = new TreeMap<>();
    private final PriorityQueue<Guest> leaving = new PriorityQueue<>(Comparator.comparing(Guest::until));

    Placer(List<HostSpec> hosts, BootRules rules) {
        this.hosts = List.copyOf(hosts);
        this.rules = rules;
        this.promised = new double[hosts.size()];
    }

    private record Guest(ClusterDraft.Newcomer newcomer, int host) {
        Duration until() {
            return newcomer.stay().until().orElseThrow();
        }
    }

    List<PlacedGuest> place(List<ClusterDraft.Newcomer> newcomers) {
        var placed = new ArrayList<PlacedGuest>();
        for (ClusterDraft.Newcomer newcomer : newcomers) {
            letGo(newcomer.stay().from());
            int host = best(newcomer);
            promised[host] += newcomer.memory();
            where.put(newcomer.id(), hosts.get(host).id());
            if (newcomer.stay().until().isPresent()) {
                leaving.add(new Guest(newcomer, host));
            }
            GuestGroup group = newcomer.group();
            placed.add(new PlacedGuest(
                    newcomer.spec(),
                    hosts.get(host).id(),
                    group.name(),
                    group.given().policy(newcomer.spec()),
                    newcomer.stay()));
        }
        return placed;
    }

    private void letGo(Duration now) {
        while (!leaving.isEmpty() && leaving.element().until().compareTo(now) <= 0) {
            Guest gone = leaving.remove();
            promised[gone.host()] -= gone.newcomer().memory();
            where.remove(gone.newcomer().id());
        }
    }

    private int best(ClusterDraft.Newcomer newcomer) {
        Optional<String> wanted = newcomer.group().equipment().host();
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < hosts.size(); i++) {
            HostSpec host = hosts.get(i);
            double share =
                    (promised[i] + newcomer.memory()) / (double) host.memory().value();
            if (share < least
                    && wanted.map(name -> name.equals(host.id().value())).orElse(true)
                    && rules.admit(newcomer.id(), host.id(), vm -> Optional.ofNullable(where.get(vm)))) {
                least = share;
                best = i;
            }
        }
        if (best < 0) {
            throw noHost(newcomer, wanted);
        }
        return best;
    }

    private NoHostException noHost(ClusterDraft.Newcomer newcomer, Optional<String> wanted) {
        var names = rules.namesOf(newcomer.id());
        return new NoHostException(
                names.isEmpty() ? "" : names.get(0),
                newcomer.id() + " finds no host that its rules " + names
                        + wanted.map(name -> " and its host '" + name + "'").orElse("")
                        + " allow; change a rule or add a host");
    }
}
