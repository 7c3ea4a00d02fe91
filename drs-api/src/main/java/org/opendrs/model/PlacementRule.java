package org.opendrs.model;

import java.util.List;

/** A rule of the operator on where VMs may run. All rules are hard. */
public sealed interface PlacementRule {
    /** Returns the name that reasons refer to. */
    String name();

    /**
     * These VMs must share one host.
     *
     * @param name the name that reasons refer to
     * @param vms at least two VMs, in id order
     */
    record KeepTogether(String name, List<VmId> vms) implements PlacementRule {
        /** Copies the list and puts it in id order. */
        public KeepTogether {
            vms = InIdOrder.copy(vms, vm -> vm);
        }
    }

    /**
     * No two of these VMs may share a host.
     *
     * @param name the name that reasons refer to
     * @param vms at least two VMs, in id order
     */
    record KeepApart(String name, List<VmId> vms) implements PlacementRule {
        /** Copies the list and puts it in id order. */
        public KeepApart {
            vms = InIdOrder.copy(vms, vm -> vm);
        }
    }

    /**
     * These VMs may run on these hosts only.
     *
     * @param name the name that reasons refer to
     * @param vms the VMs, in id order
     * @param hosts the hosts, in id order
     */
    record RunOnlyOn(String name, List<VmId> vms, List<HostId> hosts) implements PlacementRule {
        /** Copies the lists and puts them in id order. */
        public RunOnlyOn {
            vms = InIdOrder.copy(vms, vm -> vm);
            hosts = InIdOrder.copy(hosts, host -> host);
        }
    }
}
