package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * A snapshot with dense numbers for hosts, VMs and resources, so that the search works on arrays. Hosts are numbered in id order,
 * VMs host by host in id order.
 *
 * <p>A VM that is seen on two hosts has one home: where it runs, not where it is being copied to; of several such hosts the one
 * that was sampled now.
 */
final class ClusterIndex {
    /** Answer for an id that is not in the snapshot. */
    static final int UNKNOWN = -1;

    private final List<HostSnapshot> hosts;
    private final List<VmSnapshot> vms = new ArrayList<>();
    private final List<Resource> resources;
    private final Map<HostId, Integer> hostNumbers = new LinkedHashMap<>();
    private final Map<VmId, Integer> vmNumbers;
    /** The number of each VM that is seen on each host, in the host's order. */
    private final int[][] seen;

    private final int[] homes;
    private final boolean[] ambiguous;
    private final long[][] allocatable;
    private final long[][] atHome;
    private final long[][] claims;

    ClusterIndex(ClusterSnapshot cluster) {
        hosts = cluster.hosts();
        resources = namesOf(hosts);
        for (int h = 0; h < hosts.size(); h++) {
            hostNumbers.put(hosts.get(h).id(), h);
        }
        int occurrences = hosts.stream().mapToInt(h -> h.vms().size()).sum();
        vmNumbers = new LinkedHashMap<>(2 * occurrences);
        seen = new int[hosts.size()][];
        homes = new int[occurrences];
        ambiguous = new boolean[occurrences];
        for (int h = 0; h < hosts.size(); h++) {
            seen[h] = new int[hosts.get(h).vms().size()];
            number(h, false);
        }
        for (int h = 0; h < hosts.size(); h++) {
            number(h, true);
        }
        allocatable = new long[hosts.size()][];
        for (int h = 0; h < hosts.size(); h++) {
            allocatable[h] = amounts(hosts.get(h).allocatable());
        }
        atHome = new long[vms.size()][];
        claims = new long[vms.size()][];
        for (int v = 0; v < vms.size(); v++) {
            atHome[v] = amounts(Footprints.atHome(vms.get(v)));
            claims[v] = amounts(Footprints.claim(vms.get(v)));
        }
    }

    private static List<Resource> namesOf(List<HostSnapshot> hosts) {
        var names = new TreeSet<Resource>(ResourceVector.ZERO.resources());
        for (HostSnapshot host : hosts) {
            names.addAll(host.capacity().resources());
            for (VmSnapshot vm : host.vms()) {
                if (!vm.demand().isCpuAndMemory()) {
                    names.addAll(vm.demand().resources());
                }
            }
        }
        return List.copyOf(names);
    }

    /** Copies under way come second, so that they name a VM only if nobody else does. */
    private void number(int host, boolean arriving) {
        List<VmSnapshot> there = hosts.get(host).vms();
        for (int place = 0; place < there.size(); place++) {
            VmSnapshot vm = there.get(place);
            if ((vm.state() == VmState.MIGRATING_IN) != arriving) {
                continue;
            }
            Integer known = vmNumbers.putIfAbsent(vm.id(), vms.size());
            seen[host][place] = known == null ? vms.size() : known;
            if (known == null) {
                homes[vms.size()] = host;
                vms.add(vm);
            } else if (!arriving) {
                ambiguous[known] = true;
                if (isSampledNow(host) && !isSampledNow(homes[known])) {
                    homes[known] = host;
                    vms.set(known, vm);
                }
            }
        }
    }

    private boolean isSampledNow(int host) {
        return isSampled(hosts.get(host));
    }

    /** Returns whether the host was sampled in this turn; only then may a VM leave it. A host in maintenance may be left. */
    static boolean isSampled(HostSnapshot host) {
        return host.state() == HostState.UP || host.state() == HostState.MAINTENANCE;
    }

    /** Returns the vector's amounts in the order of {@link #resource}. */
    long[] amounts(ResourceVector vector) {
        long[] result = new long[resources.size()];
        for (int r = 0; r < result.length; r++) {
            result[r] = vector.amount(resources.get(r));
        }
        return result;
    }

    /** Returns the amounts as a vector again. */
    ResourceVector vector(long[] amounts) {
        ResourceVector result = ResourceVector.ZERO;
        for (int r = 0; r < amounts.length; r++) {
            if (amounts[r] != 0) {
                result = result.with(resources.get(r), amounts[r]);
            }
        }
        return result;
    }

    int hostCount() {
        return hosts.size();
    }

    int vmCount() {
        return vms.size();
    }

    int resourceCount() {
        return resources.size();
    }

    HostSnapshot host(int host) {
        return hosts.get(host);
    }

    VmSnapshot vm(int vm) {
        return vms.get(vm);
    }

    Resource resource(int resource) {
        return resources.get(resource);
    }

    /** Returns the host's number, or {@link #UNKNOWN}. */
    int numberOf(HostId host) {
        return hostNumbers.getOrDefault(host, UNKNOWN);
    }

    /** Returns the VM's number, or {@link #UNKNOWN}. */
    int numberOf(VmId vm) {
        return vmNumbers.getOrDefault(vm, UNKNOWN);
    }

    /** Returns the number of the VM that is seen at this place of a host's list: without the search that an id needs. */
    int numberOf(int host, int place) {
        return seen[host][place];
    }

    /** Returns the resource's number, or {@link #UNKNOWN}. */
    int numberOf(Resource resource) {
        return resources.indexOf(resource);
    }

    /** Returns where the VM runs. */
    int home(int vm) {
        return homes[vm];
    }

    /** Returns whether two hosts claim to run the VM. */
    boolean isAmbiguous(int vm) {
        return ambiguous[vm];
    }

    /** Returns the host's allocatable amounts; not to be changed. */
    long[] allocatable(int host) {
        return allocatable[host];
    }

    /** Returns what the VM takes of its home; not to be changed. */
    long[] atHome(int vm) {
        return atHome[vm];
    }

    /** Returns what the VM takes of a destination; not to be changed. */
    long[] claim(int vm) {
        return claims[vm];
    }
}
