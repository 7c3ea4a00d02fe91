package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.core.plan.PairExplanation.Refusal;
import org.opendrs.explain.DecisionTrace.Rejections;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/**
 * All filters of a request in the order in which they are asked, cheap ones first and the embedder's last, with a count of what each
 * refused. What a filter throws is a programming error and ends the planning call.
 */
final class FilterChain {
    private final List<VmFilter> vmFilters;
    private final List<String> names = new ArrayList<>();
    private final List<PreparedFilter> pairFilters = new ArrayList<>();
    private final long[] rejections;

    FilterChain(PlanningRequest request, ClusterIndex index, Transfers transfers, Departures departures) {
        PlanningLimits limits = request.limits();
        var moves = new LastMoves(request.history(), request.nowNanos());
        vmFilters = List.of(
                new VmStateFilter(index),
                new ImmovableFilter(request.immovable()),
                new InFlightFilter(index, transfers),
                new CooldownFilter(moves, limits),
                new LeavingFilter(index, departures),
                new OutgoingFilter(index, transfers, limits.outgoingPerHost()));
        vmFilters.forEach(filter -> names.add(filter.name()));
        var filters = new ArrayList<PlacementFilter>(List.of(
                new HostStateFilter(),
                new IncomingFilter(index, transfers, limits.incomingPerHost()),
                new RunOnlyOnFilter(request.rules()),
                new NoReturnFilter(moves, limits.noReturn()),
                new HotDestinationFilter(request.hotspots(), limits.sourceLevel()),
                new CapacityFilter(limits.destinationLevel()),
                new KeepApartFilter(request.rules()),
                new KeepTogetherFilter(request.rules())));
        filters.addAll(request.filters());
        for (PlacementFilter filter : filters) {
            names.add(filter.name());
            pairFilters.add(filter.prepare(request.cluster()));
        }
        rejections = new long[names.size()];
    }

    /** Returns whether the VM may leave its host, and counts a refusal. */
    Verdict mayLeave(VmSnapshot vm, HostSnapshot from) {
        for (int i = 0; i < vmFilters.size(); i++) {
            Verdict verdict = vmFilters.get(i).test(vm, from);
            if (verdict instanceof Verdict.Reject) {
                rejections[i]++;
                return verdict;
            }
        }
        return Verdict.ACCEPT;
    }

    /** Returns whether the VM may go to the host in this placement, and counts a refusal. */
    Verdict mayGo(VmSnapshot vm, HostSnapshot to, PlacementView placement) {
        for (int i = 0; i < pairFilters.size(); i++) {
            Verdict verdict = pairFilters.get(i).test(vm, to, placement);
            if (verdict instanceof Verdict.Reject) {
                rejections[vmFilters.size() + i]++;
                return verdict;
            }
        }
        return Verdict.ACCEPT;
    }

    /** Returns every filter that refuses the pair, in filter order; counts nothing. */
    List<Refusal> refusals(VmSnapshot vm, HostSnapshot from, HostSnapshot to, PlacementView placement) {
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < names.size(); i++) {
            int pair = i - vmFilters.size();
            Verdict verdict = pair < 0
                    ? vmFilters.get(i).test(vm, from)
                    : pairFilters.get(pair).test(vm, to, placement);
            if (verdict instanceof Verdict.Reject reject) {
                refusals.add(new Refusal(names.get(i), reject.reason()));
            }
        }
        return refusals;
    }

    /** Returns how often each filter refused, in filter order. */
    List<Rejections> rejections() {
        var counts = new ArrayList<Rejections>();
        for (int i = 0; i < rejections.length; i++) {
            counts.add(new Rejections(names.get(i), rejections[i]));
        }
        return counts;
    }
}
