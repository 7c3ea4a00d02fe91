package org.opendrs.core.plan;

import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.VmId;

/** Which VMs can only move together, because rules bind them to each other, perhaps through further VMs. */
final class Groups {
    private final ClusterIndex index;
    private final RulesOfVm<KeepTogether> rules;

    Groups(List<PlacementRule> rules, ClusterIndex index) {
        this.index = index;
        this.rules = new RulesOfVm<>(rules, KeepTogether.class, KeepTogether::vms);
    }

    /** Returns the VM and all VMs of its host that are bound to it, ascending. */
    int[] of(int vm) {
        var group = new TreeSet<Integer>();
        var open = new ArrayDeque<Integer>();
        open.add(vm);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (group.add(next)) {
                for (var numbered : rules.of(index.vm(next).id())) {
                    addFromSameHost(numbered.rule().vms(), vm, open);
                }
            }
        }
        return group.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addFromSameHost(List<VmId> ids, int vm, ArrayDeque<Integer> open) {
        for (VmId id : ids) {
            int mate = index.numberOf(id);
            if (mate != ClusterIndex.UNKNOWN && index.home(mate) == index.home(vm)) {
                open.add(mate);
            }
        }
    }
}
