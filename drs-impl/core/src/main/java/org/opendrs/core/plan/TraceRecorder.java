package org.opendrs.core.plan;

import java.util.List;
import java.util.TreeMap;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.DecisionTrace.Alternative;
import org.opendrs.explain.DecisionTrace.HostTrace;
import org.opendrs.explain.DecisionTrace.VmTrace;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Collects what a plan has to say for itself; the last word on a VM or host counts. */
final class TraceRecorder {
    /** Alternatives kept for each VM: the one taken and two that were not. */
    static final int ALTERNATIVES = 3;

    private final ClusterIndex index;
    private final TreeMap<VmId, VmTrace> vms = new TreeMap<>();
    private final TreeMap<HostId, HostTrace> hosts = new TreeMap<>();

    TraceRecorder(ClusterIndex index) {
        this.index = index;
    }

    void vm(int vm, Reason outcome, List<Alternative> alternatives) {
        VmId id = index.vm(vm).id();
        vms.put(id, new VmTrace(id, outcome, alternatives));
    }

    void unit(int[] members, Reason outcome, List<Alternative> alternatives) {
        for (int vm : members) {
            vm(vm, outcome, alternatives);
        }
    }

    void forget(int[] members) {
        for (int vm : members) {
            vms.remove(index.vm(vm).id());
        }
    }

    void host(int host, Reason outcome) {
        HostId id = index.host(host).id();
        hosts.put(id, new HostTrace(id, outcome));
    }

    DecisionTrace trace(Reason outcome, Budget budget, FilterChain filters) {
        return new DecisionTrace(
                outcome, budget.used(), filters.rejections(), List.copyOf(vms.values()), List.copyOf(hosts.values()));
    }
}
