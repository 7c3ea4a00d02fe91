package org.opendrs.spi;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;

/**
 * The orchestrator's truth at one instant.
 *
 * @param revision grows with every change
 * @param vms policies of VMs; a VM that is not named has the defaults: no reservation, its maximum as limit, 1000 shares
 * @param hosts how far the library may go with each host; a host that is not named has the cluster's level, which is a further
 *     bound
 * @param rules placement rules
 * @param maintenance hosts that shall receive no VM; they are not evacuated, and their VMs are cared for as on other hosts
 * @param foreignOperations VMs that the orchestrator is working on; they are left alone
 */
public record InventoryView(
        long revision,
        SortedMap<VmId, VmPolicy> vms,
        SortedMap<HostId, Automation> hosts,
        List<PlacementRule> rules,
        SortedSet<HostId> maintenance,
        SortedSet<VmId> foreignOperations) {
    /** Knows nothing; every VM has the defaults. */
    public static final InventoryView EMPTY =
            new InventoryView(0, new TreeMap<>(), new TreeMap<>(), List.of(), new TreeSet<>(), new TreeSet<>());

    /** Copies the collections and puts them in id order. */
    public InventoryView {
        vms = inIdOrder(vms);
        hosts = inIdOrder(hosts);
        rules = List.copyOf(rules);
        maintenance = inIdOrder(maintenance);
        foreignOperations = inIdOrder(foreignOperations);
    }

    /** Unlike the copy constructor for sorted maps, does not keep the caller's order. */
    private static <K extends Comparable<? super K>, V> SortedMap<K, V> inIdOrder(SortedMap<K, V> map) {
        var copy = new TreeMap<K, V>();
        copy.putAll(map);
        return Collections.unmodifiableSortedMap(copy);
    }

    private static <T extends Comparable<? super T>> SortedSet<T> inIdOrder(SortedSet<T> set) {
        var copy = new TreeSet<T>();
        copy.addAll(set);
        return Collections.unmodifiableSortedSet(copy);
    }
}
