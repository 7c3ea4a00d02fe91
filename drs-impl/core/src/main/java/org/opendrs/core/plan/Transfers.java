package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.Move;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * Migrations that are under way already: those of earlier turns, and those of others that show as a VM being copied in. When they
 * end is unknown, so for every stage of a new plan they occupy both ends; for the result of the plan they count as arrived.
 */
final class Transfers {
    private final ClusterIndex index;
    private final int[] destinations;
    private final boolean[] ours;
    private final int[] outgoing;
    private final int[] incoming;
    private final List<Arrival> arrivals = new ArrayList<>();

    /**
     * A VM on its way.
     *
     * @param vm the VM, which need not be in the snapshot
     * @param host number of the destination
     * @param claim what it takes there
     */
    record Arrival(VmId vm, int host, ResourceVector claim) {}

    Transfers(ClusterIndex index, List<InFlightMove> inFlight) {
        this.index = index;
        destinations = new int[index.vmCount()];
        Arrays.fill(destinations, ClusterIndex.UNKNOWN);
        ours = new boolean[index.vmCount()];
        outgoing = new int[index.hostCount()];
        incoming = new int[index.hostCount()];
        for (InFlightMove move : inFlight) {
            ours(move.move());
        }
        for (int h = 0; h < index.hostCount(); h++) {
            List<VmSnapshot> vms = index.host(h).vms();
            for (int place = 0; place < vms.size(); place++) {
                if (vms.get(place).state() == VmState.MIGRATING_IN) {
                    arriving(h, index.numberOf(h, place), vms.get(place));
                }
            }
        }
    }

    private void ours(Move move) {
        int vm = index.numberOf(move.vm());
        int to = index.numberOf(move.to());
        count(outgoing, index.numberOf(move.from()));
        count(incoming, to);
        if (vm != ClusterIndex.UNKNOWN) {
            ours[vm] = true;
            destinations[vm] = to == ClusterIndex.UNKNOWN ? index.home(vm) : to;
        }
        boolean arrived = vm != ClusterIndex.UNKNOWN && runsAt(vm, to);
        if (to != ClusterIndex.UNKNOWN && !arrived) {
            arrivals.add(new Arrival(move.vm(), to, move.claim()));
        }
    }

    private boolean runsAt(int vm, int host) {
        return index.home(vm) == host && index.vm(vm).state() != VmState.MIGRATING_IN;
    }

    private void arriving(int host, int vm, VmSnapshot seen) {
        if (ours[vm]) {
            return;
        }
        if (!isMoving(vm)) {
            destinations[vm] = host;
        }
        count(incoming, host);
        if (index.home(vm) != host) {
            count(outgoing, index.home(vm));
        }
        arrivals.add(new Arrival(seen.id(), host, Footprints.claim(seen)));
    }

    private static void count(int[] counts, int host) {
        if (host != ClusterIndex.UNKNOWN) {
            counts[host]++;
        }
    }

    /** Returns whether the VM is on its way. */
    boolean isMoving(int vm) {
        return destinations[vm] != ClusterIndex.UNKNOWN;
    }

    /** Returns where the VM is going, or its home if it goes nowhere. */
    int destination(int vm) {
        return isMoving(vm) ? destinations[vm] : index.home(vm);
    }

    /** Returns how many VMs are leaving the host. */
    int outgoing(int host) {
        return outgoing[host];
    }

    /** Returns how many VMs are on their way to the host. */
    int incoming(int host) {
        return incoming[host];
    }

    /** Returns all that are on their way to a host of the snapshot. */
    List<Arrival> arrivals() {
        return arrivals;
    }
}
