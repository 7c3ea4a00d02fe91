package org.opendrs.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.opendrs.explain.Reason;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.MigrationCost;
import org.opendrs.migration.Move;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.Resource;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/** Clusters drawn from a seed. The same seed gives the same cluster, so a failing test names all that is needed to repeat it. */
final class RandomClusters {
    static final Resource DISK = new Resource("disk", "bytes-per-second");

    private static final long NOW = Duration.ofHours(5).toNanos();

    private final SplittableRandom random;

    private RandomClusters(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Hosts and VMs only: 3 to 12 hosts, some of them hot, no rules, everything movable. */
    static PlanningRequest plain(long seed) {
        var clusters = new RandomClusters(seed);
        ClusterSnapshot cluster = clusters.cluster(3 + clusters.random.nextInt(10), false);
        return PlanFixtures.request(cluster).seed(seed).now(NOW).build();
    }

    /** Everything at once: rules, frozen and paused VMs, hosts that are not UP, history, migrations under way, another resource. */
    static PlanningRequest wild(long seed) {
        var clusters = new RandomClusters(seed);
        ClusterSnapshot cluster = clusters.cluster(3 + clusters.random.nextInt(10), true);
        List<VmId> vms = cluster.hosts().stream()
                .flatMap(host -> host.vms().stream())
                .map(VmSnapshot::id)
                .toList();
        return PlanFixtures.request(cluster)
                .rules(clusters.rules(cluster, vms))
                .history(clusters.history(cluster, vms))
                .inFlight(clusters.inFlight(cluster))
                .immovable(immovable(vms))
                .limits(seed % 2 == 0 ? PlanFixtures.FREE : PlanFixtures.FREE.withLeavingPerHour(0.5))
                .seed(seed)
                .now(NOW)
                .build();
    }

    /**
     * A large cluster of equal hosts at 30 to 75 %, of which so many are filled up to 95 to 110 % of their CPU or memory.
     */
    static ClusterSnapshot large(long seed, int hosts, int hot) {
        var clusters = new RandomClusters(seed);
        var built = new HostBuilder[hosts];
        for (int h = 0; h < hosts; h++) {
            boolean isHot = h % (hosts / hot) == 0;
            double fill =
                    isHot ? 0.95 + 0.15 * clusters.random.nextDouble() : 0.3 + 0.45 * clusters.random.nextDouble();
            boolean byCpu = clusters.random.nextBoolean();
            built[h] = clusters.filled("h" + (10_000 + h), 10, byCpu ? fill : 0.5, byCpu ? 0.5 : fill);
        }
        return PlanFixtures.cluster(built);
    }

    private HostBuilder filled(String id, int vms, double cpu, double memory) {
        HostBuilder host = PlanFixtures.host(id).capacity(32, 128);
        double[] cpuParts = parts(vms);
        double[] memoryParts = parts(vms);
        for (int i = 0; i < vms; i++) {
            long millicores = (long) (32_000 * cpu * cpuParts[i]);
            long mib = (long) (128 * 1024 * memory * memoryParts[i]);
            host.vm(id + "-" + (char) ('a' + i), vm -> vm.cpu(millicores).memory(mib));
        }
        return host;
    }

    private double[] parts(int count) {
        double[] parts = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            parts[i] = 0.3 + random.nextDouble();
            sum += parts[i];
        }
        for (int i = 0; i < count; i++) {
            parts[i] /= sum;
        }
        return parts;
    }

    private ClusterSnapshot cluster(int hosts, boolean wild) {
        var built = new HostBuilder[hosts];
        for (int h = 0; h < hosts; h++) {
            HostBuilder host = PlanFixtures.host("h" + (10 + h)).capacity(8 + 8L * random.nextInt(3), 64);
            host.has(DISK, wild ? 1000 : 0);
            if (wild && random.nextInt(8) == 0) {
                host.state(pick(List.of(HostState.values())));
            }
            int vms = random.nextInt(random.nextInt(4) == 0 ? 16 : 8);
            for (int i = 0; i < vms; i++) {
                host.vm("vm" + (10 + h) + "-" + (10 + i), vm -> draw(vm, wild));
            }
            built[h] = host;
        }
        return PlanFixtures.cluster(built);
    }

    private void draw(VmBuilder vm, boolean wild) {
        long memory = 512L + random.nextInt(8 * 1024);
        vm.cpu(100 + random.nextInt(2500)).memory(memory);
        vm.holds(memory + (random.nextBoolean() ? random.nextInt(4096) : 0));
        if (!wild) {
            return;
        }
        vm.demand(DISK, random.nextInt(3) == 0 ? random.nextInt(300) : 0);
        vm.reserves(random.nextInt(4) == 0 ? random.nextInt(4096) : 0);
        if (random.nextInt(12) == 0) {
            vm.state(VmState.PAUSED);
        }
        if (random.nextInt(12) == 0) {
            vm.quality(pick(List.of(DataQuality.values())));
        }
        if (random.nextInt(12) == 0) {
            vm.guestClass(GuestClass.UNCOOPERATIVE);
        }
    }

    private List<PlacementRule> rules(ClusterSnapshot cluster, List<VmId> vms) {
        var rules = new ArrayList<PlacementRule>();
        for (int i = 0; i < 5 && vms.size() > 4; i++) {
            List<VmId> some = distinct(vms, 2 + random.nextInt(3));
            rules.add(new KeepApart("apart" + i, some));
        }
        for (HostSnapshot host : cluster.hosts()) {
            List<VmId> own = host.vms().stream().map(VmSnapshot::id).toList();
            if (own.size() > 3 && random.nextInt(2) == 0) {
                rules.add(new KeepTogether("together-" + host.id(), distinct(own, 2 + random.nextInt(2))));
            }
        }
        List<HostId> hosts = cluster.hosts().stream().map(HostSnapshot::id).toList();
        for (int i = 0; i < 3 && vms.size() > 4; i++) {
            rules.add(new RunOnlyOn("only" + i, distinct(vms, 3), distinct(hosts, 1 + random.nextInt(hosts.size()))));
        }
        if (vms.size() > 4 && random.nextInt(4) == 0) {
            rules.add(new KeepTogether("parted", distinct(vms, 2)));
        }
        return rules;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> List<T> distinct(List<T> from, int count) {
        var rest = new ArrayList<>(from);
        var drawn = new ArrayList<T>();
        while (drawn.size() < count && !rest.isEmpty()) {
            drawn.add(rest.remove(random.nextInt(rest.size())));
        }
        return drawn;
    }

    private MoveHistory history(ClusterSnapshot cluster, List<VmId> vms) {
        var moves = new ArrayList<PastMove>();
        List<HostId> hosts = cluster.hosts().stream().map(HostSnapshot::id).toList();
        for (VmId vm : vms) {
            if (random.nextInt(5) == 0) {
                long ago = Duration.ofMinutes(random.nextInt(60)).toNanos();
                HostId from = hosts.get(random.nextInt(hosts.size()));
                HostId to = hosts.get(random.nextInt(hosts.size()));
                moves.add(new PastMove(vm, from, to, NOW - ago, random.nextInt(4) > 0));
            }
        }
        return new MoveHistory(moves);
    }

    private List<InFlightMove> inFlight(ClusterSnapshot cluster) {
        var moves = new ArrayList<InFlightMove>();
        List<HostId> hosts = cluster.hosts().stream().map(HostSnapshot::id).toList();
        for (HostSnapshot host : cluster.hosts()) {
            int count = random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0;
            for (VmSnapshot vm : distinct(host.vms(), count)) {
                var cost = new MigrationCost(Bytes.gib(1), Duration.ofSeconds(10));
                var move = new Move(vm.id(), host.id(), pick(hosts), ReplayFacts.needed(vm), cost, Reason.of("TEST"));
                moves.add(new InFlightMove(move, NOW, random.nextBoolean()));
            }
        }
        return moves;
    }

    /** One VM in seventeen; without a draw, so that the clusters of a seed stay what they are. */
    private static SortedSet<VmId> immovable(List<VmId> vms) {
        var chosen = new TreeSet<VmId>();
        for (int i = 0; i < vms.size(); i += 17) {
            chosen.add(vms.get(i));
        }
        return chosen;
    }
}
