package org.opendrs.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationCost;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.unit.Bytes;

/** Named small clusters, and what every planner test does with clusters. */
final class PlanFixtures {
    /** Demand above this part of allocatable capacity makes a host hot in these tests; above the destination level. */
    static final double HOT = 0.9;

    /** Hotspots of the tests have lasted so long that cost is no argument, unless a test is about that. */
    static final Duration LONG_HOT = Duration.ofMinutes(30);

    /** The hosts of these tests have so few VMs that a part of them is one; the bound itself has tests of its own. */
    static final PlanningLimits FREE = PlanningLimits.DEFAULT.withLeavingPerHour(1);

    private PlanFixtures() {}

    static HostBuilder host(String id) {
        return new HostBuilder(id);
    }

    static ClusterSnapshot cluster(HostBuilder... hosts) {
        var built = new ArrayList<HostSnapshot>();
        for (HostBuilder host : hosts) {
            built.add(host.build());
        }
        return new ClusterSnapshot(7, Instant.EPOCH, built);
    }

    /** One host at 95 % of its CPU with VMs of 4.5, 3 and 2 cores; two hosts with one small VM each. */
    static ClusterSnapshot oneHotThreeVms() {
        return cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(4500))
                        .vm("b", vm -> vm.cpu(3000))
                        .vm("c", vm -> vm.cpu(2000)),
                host("h2").vm("d", vm -> vm.cpu(2000)),
                host("h3").vm("e", vm -> vm.cpu(1000)));
    }

    /** Memory-hot h2 can be relieved by h1 alone, and only once CPU-hot h1 has sent a VM to h3, which has little memory left. */
    static ClusterSnapshot roomAfterRelief() {
        return cluster(
                host("h1")
                        .vm("cpu1", vm -> vm.cpu(3000).memory(2048))
                        .vm("cpu2", vm -> vm.cpu(6900).memory(2048)),
                host("h2")
                        .vm("mem1", vm -> vm.cpu(500).memory(40 * 1024))
                        .vm("mem2", vm -> vm.cpu(500).memory(59 * 1024)),
                host("h3").vm("full", vm -> vm.cpu(1000).memory(60 * 1024)));
    }

    /** Every host at 60 %. */
    static ClusterSnapshot balanced() {
        return cluster(
                host("h1").vm("a", vm -> vm.cpu(6000)),
                host("h2").vm("b", vm -> vm.cpu(6000)),
                host("h3").vm("c", vm -> vm.cpu(6000)));
    }

    static HostId h(String id) {
        return new HostId(id);
    }

    static VmId v(String id) {
        return new VmId(id);
    }

    static Hotspot hotspot(String host, Resource resource) {
        return new Hotspot(h(host), resource, LONG_HOT, Reason.of("TEST"));
    }

    /** Starts a request on the cluster with its hotspots, without a bound on what may leave a host within an hour. */
    static PlanningRequest.Builder request(ClusterSnapshot cluster) {
        return PlanningRequest.builder(cluster).hotspots(hotspots(cluster)).limits(FREE);
    }

    /** Returns the hosts whose demand is above {@link #HOT}, by host and resource. */
    static List<Hotspot> hotspots(ClusterSnapshot cluster) {
        var found = new ArrayList<Hotspot>();
        for (HostSnapshot host : cluster.hosts()) {
            ResourceVector used = used(host);
            for (Resource resource : used.resources()) {
                if (used.amount(resource) > host.allocatable().amount(resource) * HOT) {
                    found.add(new Hotspot(host.id(), resource, LONG_HOT, Reason.of("TEST")));
                }
            }
        }
        return found;
    }

    static ResourceVector used(HostSnapshot host) {
        ResourceVector sum = ResourceVector.ZERO;
        for (VmSnapshot vm : host.vms()) {
            if (!ReplayFacts.isArriving(vm)) {
                sum = sum.plus(ReplayFacts.taken(vm));
            }
        }
        return sum;
    }

    /** Returns the cluster after all moves have succeeded and guests have settled. */
    static ClusterSnapshot after(ClusterSnapshot cluster, MigrationPlan plan) {
        var targets = new TreeMap<VmId, HostId>();
        plan.moves().forEach(move -> targets.put(move.vm(), move.to()));
        var hosts = new ArrayList<HostSnapshot>();
        for (HostSnapshot host : cluster.hosts()) {
            var vms = new ArrayList<VmSnapshot>();
            for (HostSnapshot other : cluster.hosts()) {
                for (VmSnapshot vm : other.vms()) {
                    if (targets.getOrDefault(vm.id(), other.id()).equals(host.id())) {
                        vms.add(vm);
                    }
                }
            }
            hosts.add(new HostSnapshot(
                    host.id(), host.takenAt(), host.state(), host.capacity(), host.reserve(), host.pressure(), vms));
        }
        return new ClusterSnapshot(cluster.revision() + 1, cluster.takenAt(), hosts);
    }

    /** Returns a move with an honest claim. */
    static Move move(ClusterSnapshot cluster, String vm, String from, String to) {
        ResourceVector claim = cluster.host(h(from))
                .flatMap(host -> host.vm(v(vm)))
                .map(ReplayFacts::needed)
                .orElse(ResourceVector.ZERO);
        return new Move(v(vm), h(from), h(to), claim, new MigrationCost(Bytes.ZERO, Duration.ZERO), Reason.of("TEST"));
    }
}
