package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.spi.InventoryView;
import org.opendrs.unit.Bytes;

/**
 * Holds an operator's inventory against the cluster of a scenario. A real engine must accept names that it does not know, they may
 * be another engine's; in a scenario such a name is a slip of the pen that would go unnoticed.
 */
final class InventoryFit {
    private static final int SHOWN = 6;

    private final NavigableSet<HostId> hosts = new TreeSet<>();
    private final NavigableSet<VmId> vms = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private InventoryFit(ClusterPlan cluster) {
        cluster.hosts().stream().map(HostSpec::id).forEach(hosts::add);
        cluster.guests().forEach(guest -> vms.add(guest.spec().id()));
    }

    /** Returns what does not fit, each with what would; empty if all does. */
    static List<String> problems(InventoryView inventory, ClusterPlan cluster) {
        var fit = new InventoryFit(cluster);
        inventory.vms().keySet().forEach(fit::vm);
        inventory.hosts().keySet().forEach(fit::host);
        inventory.maintenance().forEach(fit::host);
        inventory.foreignOperations().forEach(fit::vm);
        inventory.rules().forEach(fit::rule);
        cluster.guests().forEach(guest -> {
            var policy = inventory.vms().get(guest.spec().id());
            if (policy != null) {
                fit.reservation(
                        guest.spec().id(),
                        policy.memory().reservation(),
                        guest.spec().maximum());
            }
        });
        return fit.problems;
    }

    private void rule(PlacementRule rule) {
        if (rule instanceof PlacementRule.KeepTogether together) {
            together.vms().forEach(this::vm);
        } else if (rule instanceof PlacementRule.KeepApart apart) {
            apart.vms().forEach(this::vm);
        } else if (rule instanceof PlacementRule.RunOnlyOn only) {
            only.vms().forEach(this::vm);
            only.hosts().forEach(this::host);
        }
    }

    private void vm(VmId vm) {
        if (!vms.contains(vm)) {
            problems.add("there is no VM '" + vm + "'; there are " + some(vms));
        }
    }

    private void host(HostId host) {
        if (!hosts.contains(host)) {
            problems.add("there is no host '" + host + "'; there are " + some(hosts));
        }
    }

    private void reservation(VmId vm, Bytes reservation, Bytes maximum) {
        if (reservation.compareTo(maximum) > 0) {
            problems.add("the memory reservation " + reservation + " of " + vm + " is above its maximum " + maximum
                    + "; reserve at most that");
        }
    }

    private static <T> String some(NavigableSet<T> all) {
        var shown = all.stream().limit(SHOWN).map(String::valueOf).toList();
        return String.join(", ", shown) + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }
}
