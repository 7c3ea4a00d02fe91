package org.opendrs.sim.scenario;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.config.InventoryJudge;
import org.opendrs.config.OperatorValues;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.unit.Bytes;

/**
 * Holds an operator's inventory against the cluster of a scenario. A real engine must accept names that it does not know, they may
 * be another engine's; in a scenario such a name is a slip of the pen that would go unnoticed.
 */
final class InventoryFit implements InventoryJudge {
    private static final int SHOWN = 6;

    /** In a larger cluster, looking for what a name resembles would take too long. */
    private static final int COMPARED = 1000;

    private final NavigableSet<String> hosts = new TreeSet<>();
    private final NavigableMap<String, Bytes> vms = new TreeMap<>();

    InventoryFit(ClusterPlan cluster) {
        cluster.hosts().stream().map(HostSpec::id).map(HostId::value).forEach(hosts::add);
        cluster.guests()
                .forEach(
                        guest -> vms.put(guest.spec().id().value(), guest.spec().maximum()));
    }

    @Override
    public Optional<String> vm(VmId vm) {
        return complaint("VM", vm.value(), vms.navigableKeySet());
    }

    @Override
    public Optional<String> host(HostId host) {
        return complaint("host", host.value(), hosts);
    }

    @Override
    public Optional<String> memoryReservation(VmId vm, Bytes reservation) {
        return Optional.ofNullable(vms.get(vm.value()))
                .filter(maximum -> reservation.compareTo(maximum) > 0)
                .map(maximum -> "'" + OperatorValues.print(reservation) + "' is above the VM's memory, "
                        + OperatorValues.print(maximum) + "; reserve at most that");
    }

    private static Optional<String> complaint(String kind, String name, NavigableSet<String> all) {
        if (all.contains(name)) {
            return Optional.empty();
        }
        var shown = String.join(", ", all.stream().limit(SHOWN).toList())
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
        var meant = OperatorValues.meant(name, all.stream().limit(COMPARED).toList());
        return Optional.of("there is no " + kind + " " + OperatorValues.quoted(name)
                + meant.map(near -> "; did you mean " + OperatorValues.quoted(near) + "? There are ")
                        .orElse("; there are ")
                + shown);
    }
}
