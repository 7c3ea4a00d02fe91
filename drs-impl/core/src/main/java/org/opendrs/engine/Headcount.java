package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.control.UnseenHost;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * Counts each VM of a snapshot once. A host that does not answer shows the VMs that it had last, and those may run elsewhere by now:
 * such a VM counts where it is seen, and only if it is seen nowhere, where it was seen last.
 */
final class Headcount {
    private final ClusterSnapshot snapshot;
    /** VMs that no host showed which answered, with the host that showed them last. */
    private final SortedMap<VmId, HostId> missing = new TreeMap<>();

    private long seen;

    Headcount(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        for (HostSnapshot host : snapshot.hosts()) {
            if (!answered(host)) {
                running(host).forEach(vm -> missing.put(vm.id(), host.id()));
            }
        }
        for (HostSnapshot host : snapshot.hosts()) {
            if (answered(host)) {
                running(host).forEach(vm -> missing.remove(vm.id()));
                seen += running(host).size();
            }
        }
    }

    /** Returns how many VMs there are, as far as is known. */
    long vms() {
        return seen + missing.size();
    }

    /** Returns the hosts that did not answer, in host order. */
    List<UnseenHost> unseen() {
        var unseen = new ArrayList<UnseenHost>();
        for (HostSnapshot host : snapshot.hosts()) {
            if (!answered(host)) {
                unseen.add(new UnseenHost(host.id(), reason(host)));
            }
        }
        return unseen;
    }

    private Reason reason(HostSnapshot host) {
        if (host.capacity().equals(ResourceVector.ZERO)) {
            return Reason.of(EngineReasons.HOST_NEVER_SEEN);
        }
        var since = Duration.between(host.takenAt(), snapshot.takenAt());
        long vms = missing.values().stream().filter(host.id()::equals).count();
        return Reason.of(
                host.state() == HostState.UNREACHABLE ? EngineReasons.HOST_SILENT : EngineReasons.HOST_LATE,
                new Input("sinceMillis", Math.max(0, since.toMillis())),
                new Input("vms", vms));
    }

    private static boolean answered(HostSnapshot host) {
        return host.state() != HostState.STALE && host.state() != HostState.UNREACHABLE;
    }

    /** What is still being copied to a host counts where it runs. */
    private static List<VmSnapshot> running(HostSnapshot host) {
        boolean arrives = false;
        for (VmSnapshot vm : host.vms()) {
            arrives |= vm.state() == VmState.MIGRATING_IN;
        }
        return arrives
                ? host.vms().stream()
                        .filter(vm -> vm.state() != VmState.MIGRATING_IN)
                        .toList()
                : host.vms();
    }
}
