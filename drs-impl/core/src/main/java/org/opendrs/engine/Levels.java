package org.opendrs.engine;

import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;

/**
 * How far the engine may go, where: the lowest of the cluster's, the host's and the VM's level.
 *
 * @param cluster the cluster's level
 * @param inventory the levels of single hosts and VMs
 */
record Levels(Automation cluster, InventoryView inventory) {
    /** Returns whether the VM may be acted upon on this host. */
    boolean mayAct(HostId host, VmId vm) {
        return mayAct(host) && vmLevel(vm) == Automation.ACT;
    }

    /** Returns whether the host may be acted upon at all. */
    boolean mayAct(HostId host) {
        return cluster == Automation.ACT && inventory.hosts().getOrDefault(host, cluster) == Automation.ACT;
    }

    private Automation vmLevel(VmId vm) {
        VmPolicy policy = inventory.vms().get(vm);
        return policy == null ? cluster : policy.automation();
    }
}
