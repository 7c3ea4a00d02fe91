package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.Bytes;

/** Clusters of three hosts and at most seven VMs, small enough to try every assignment of VMs to hosts. */
final class TinyClusters {
    private static final int HOSTS = 3;

    private TinyClusters() {}

    static ClusterSnapshot of(long seed) {
        var random = new SplittableRandom(seed);
        var hosts = new HostBuilder[HOSTS];
        int vms = 4 + random.nextInt(4);
        for (int h = 0; h < HOSTS; h++) {
            hosts[h] = PlanFixtures.host("h" + h).capacity(10, 40);
        }
        for (int v = 0; v < vms; v++) {
            // Most of them on the first host, so that it is hot.
            int home = random.nextInt(4) > 0 ? 0 : 1 + random.nextInt(2);
            long cpu = 500L + random.nextInt(4000);
            long mib = 1024L + random.nextInt(14 * 1024);
            hosts[home].vm("v" + v, vm -> vm.cpu(cpu).memory(mib).holds(mib));
        }
        return PlanFixtures.cluster(hosts);
    }

    /** Returns the fewest moves and, on its own, the least memory of all assignments that keep every cap; empty if none does. */
    static Optional<RepairBound> leastByTryingAll(ClusterSnapshot cluster, CapGoal goal) {
        var vms = new ArrayList<VmSnapshot>();
        var homes = new ArrayList<Integer>();
        for (int h = 0; h < HOSTS; h++) {
            for (VmSnapshot vm : cluster.hosts().get(h).vms()) {
                vms.add(vm);
                homes.add(h);
            }
        }
        int moves = Integer.MAX_VALUE;
        long held = Long.MAX_VALUE;
        for (int code = 0; code < Math.round(StrictMath.pow(HOSTS, vms.size())); code++) {
            int[] hosts = decode(code, vms.size());
            if (keepsCaps(cluster, goal, vms, hosts)) {
                int count = 0;
                long memory = 0;
                for (int v = 0; v < vms.size(); v++) {
                    if (hosts[v] != homes.get(v)) {
                        count++;
                        memory += vms.get(v).memory().actual().value();
                    }
                }
                moves = Math.min(moves, count);
                held = Math.min(held, memory);
            }
        }
        return moves == Integer.MAX_VALUE ? Optional.empty() : Optional.of(new RepairBound(moves, Bytes.bytes(held)));
    }

    private static int[] decode(int code, int count) {
        int[] hosts = new int[count];
        int rest = code;
        for (int v = 0; v < count; v++) {
            hosts[v] = rest % HOSTS;
            rest /= HOSTS;
        }
        return hosts;
    }

    private static boolean keepsCaps(ClusterSnapshot cluster, CapGoal goal, List<VmSnapshot> vms, int[] hosts) {
        for (int h = 0; h < HOSTS; h++) {
            HostSnapshot host = cluster.hosts().get(h);
            for (var cap : goal.caps().entrySet()) {
                Resource resource = cap.getKey();
                long used = 0;
                for (int v = 0; v < hosts.length; v++) {
                    used += hosts[v] == h ? vms.get(v).demand().amount(resource) : 0;
                }
                if (used > host.allocatable().amount(resource) * cap.getValue()) {
                    return false;
                }
            }
        }
        return true;
    }
}
