package org.opendrs.core.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * Which VMs left each host within the last hour or are leaving it, and how many may. The base is what was on the host before they
 * left, so that one departure does not lower the bound for the next.
 */
final class Departures {
    private final List<SortedSet<VmId>> departed = new ArrayList<>();
    private final int[] limits;
    private final RulesOfVm<KeepTogether> rules;

    Departures(PlanningRequest request, ClusterIndex index, Transfers transfers) {
        rules = new RulesOfVm<>(request.rules(), KeepTogether.class, KeepTogether::vms);
        for (int h = 0; h < index.hostCount(); h++) {
            departed.add(new TreeSet<>());
        }
        for (PastMove move : request.history().moves()) {
            int from = index.numberOf(move.from());
            long since = request.nowNanos() - move.endedAtNanos();
            if (from != ClusterIndex.UNKNOWN && move.succeeded() && since < PlanningLimits.LEAVING_WINDOW.toNanos()) {
                departed.get(from).add(move.vm());
            }
        }
        for (InFlightMove move : request.inFlight()) {
            int from = index.numberOf(move.move().from());
            if (from != ClusterIndex.UNKNOWN) {
                departed.get(from).add(move.move().vm());
            }
        }
        for (int v = 0; v < index.vmCount(); v++) {
            if (transfers.destination(v) != index.home(v)) {
                departed.get(index.home(v)).add(index.vm(v).id());
            }
        }
        limits = new int[index.hostCount()];
        for (int h = 0; h < limits.length; h++) {
            limits[h] = limit(base(index, h), request.limits().leavingPerHour());
        }
    }

    private int base(ClusterIndex index, int host) {
        List<VmSnapshot> vms = index.host(host).vms();
        int base = departed.get(host).size();
        for (int place = 0; place < vms.size(); place++) {
            VmSnapshot vm = vms.get(place);
            boolean home = vm.state() != VmState.MIGRATING_IN && index.home(index.numberOf(host, place)) == host;
            base += home && !departed.get(host).contains(vm.id()) ? 1 : 0;
        }
        return base;
    }

    /** In decimals as the ratio is written: 0.2 of 15 is 3, not a little more. */
    private static int limit(int base, double ratio) {
        int part = BigDecimal.valueOf(ratio)
                .multiply(BigDecimal.valueOf(base))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return Math.max(1, part);
    }

    /** Returns how many VMs may leave the host within an hour. */
    int limit(int host) {
        return limits[host];
    }

    /** Returns how many VMs have left the host within the hour, or are leaving it. */
    int departed(int host) {
        return departed.get(host).size();
    }

    /** Returns whether the VM may leave the host as far as those go that have left, with the VMs that must stay together with it. */
    boolean mayLeave(VmId vm, int host) {
        SortedSet<VmId> company = boundTo(vm);
        var all = new TreeSet<>(departed.get(host));
        boolean alone = company.containsAll(all);
        all.add(vm);
        return alone || all.size() <= limits[host];
    }

    /** Returns how many more VMs may leave the host when so many are planned to. */
    int room(int host, int planned) {
        return Math.max(0, limits[host] - departed(host) - planned);
    }

    private SortedSet<VmId> boundTo(VmId vm) {
        var bound = new TreeSet<VmId>();
        var open = new ArrayDeque<VmId>();
        open.add(vm);
        while (!open.isEmpty()) {
            VmId next = open.remove();
            if (bound.add(next)) {
                rules.of(next).forEach(numbered -> open.addAll(numbered.rule().vms()));
            }
        }
        return bound;
    }
}
