package org.opendrs.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.Resource;
import org.opendrs.model.VmId;
import org.opendrs.monitor.Hotspot;

/**
 * Everything that a planner may base its decision on. Use {@link #builder}; the canonical constructor may gain components.
 *
 * @param cluster the hosts and VMs
 * @param hotspots what shall be relieved
 * @param mode what the plan is for
 * @param rules the operator's rules
 * @param filters further filters of the embedder, asked after the built-in ones
 * @param limits bounds of the plan
 * @param history migrations that have ended
 * @param inFlight migrations that have not ended; their claims count at the destination
 * @param immovable in id order, VMs that stay whatever happens: the orchestrator works on them, or the operator keeps us from them
 * @param budget how many (VM, host) pairs may be looked at
 * @param seed source of all randomness
 * @param nowNanos the monotonic clock
 */
public record PlanningRequest(
        ClusterSnapshot cluster,
        List<Hotspot> hotspots,
        PlanningMode mode,
        List<PlacementRule> rules,
        List<PlacementFilter> filters,
        PlanningLimits limits,
        MoveHistory history,
        List<InFlightMove> inFlight,
        SortedSet<VmId> immovable,
        long budget,
        long seed,
        long nowNanos) {
    /** Budget of a request that names none: more pairs than a cluster of a thousand hosts needs, so that the search ends by itself. */
    public static final long DEFAULT_BUDGET = 1_000_000;

    /** Copies the collections. */
    public PlanningRequest {
        hotspots = List.copyOf(hotspots);
        rules = List.copyOf(rules);
        filters = List.copyOf(filters);
        inFlight = List.copyOf(inFlight);
        // Not the copy constructor for sorted sets: it would keep the caller's order.
        var inIdOrder = new TreeSet<VmId>();
        inIdOrder.addAll(immovable);
        immovable = Collections.unmodifiableSortedSet(inIdOrder);
    }

    /** Starts a request on this cluster. */
    public static Builder builder(ClusterSnapshot cluster) {
        return new Builder(cluster);
    }

    /** Collects a request; everything but the cluster has a default. */
    public static final class Builder {
        private final ClusterSnapshot cluster;
        private List<Hotspot> hotspots = List.of();
        private PlanningMode mode = PlanningMode.REPAIR;
        private List<PlacementRule> rules = List.of();
        private List<PlacementFilter> filters = List.of();
        private PlanningLimits limits = PlanningLimits.DEFAULT;
        private MoveHistory history = MoveHistory.EMPTY;
        private List<InFlightMove> inFlight = List.of();
        private SortedSet<VmId> immovable = Collections.emptySortedSet();
        private long budget = DEFAULT_BUDGET;
        private long seed;
        private long nowNanos;

        private Builder(ClusterSnapshot cluster) {
            this.cluster = cluster;
        }

        /** Sets what shall be relieved. Default: nothing. */
        public Builder hotspots(List<Hotspot> value) {
            hotspots = value;
            return this;
        }

        /** Adds a host to what shall be relieved, for an embedder with monitoring of its own; see {@link Hotspot#given}. */
        public Builder hotspot(HostId host, Resource resource) {
            var more = new ArrayList<>(hotspots);
            more.add(Hotspot.given(host, resource));
            hotspots = more;
            return this;
        }

        /** Sets what the plan is for. Default: {@link PlanningMode#REPAIR}. */
        public Builder mode(PlanningMode value) {
            mode = value;
            return this;
        }

        /** Sets the operator's rules. Default: none. */
        public Builder rules(List<PlacementRule> value) {
            rules = value;
            return this;
        }

        /** Sets further filters. Default: none. */
        public Builder filters(List<PlacementFilter> value) {
            filters = value;
            return this;
        }

        /** Sets the bounds of the plan. Default: {@link PlanningLimits#DEFAULT}, in which the number of moves is not one of them. */
        public Builder limits(PlanningLimits value) {
            limits = value;
            return this;
        }

        /** Sets the migrations that have ended. Default: none. */
        public Builder history(MoveHistory value) {
            history = value;
            return this;
        }

        /** Sets the migrations that have not ended. Default: none. */
        public Builder inFlight(List<InFlightMove> value) {
            inFlight = value;
            return this;
        }

        /** Sets the VMs that stay whatever happens. Default: none. */
        public Builder immovable(SortedSet<VmId> value) {
            immovable = value;
            return this;
        }

        /** Sets how many (VM, host) pairs may be looked at. Default: {@link #DEFAULT_BUDGET}. */
        public Builder budget(long value) {
            budget = value;
            return this;
        }

        /** Sets the source of all randomness. Default: zero. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Sets the monotonic clock. Default: zero. */
        public Builder now(long nanos) {
            nowNanos = nanos;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if the budget is not positive
         */
        public PlanningRequest build() {
            if (budget < 1) {
                throw new IllegalArgumentException("budget must be >= 1 evaluated move, got " + budget);
            }
            return new PlanningRequest(
                    cluster, hotspots, mode, rules, filters, limits, history, inFlight, immovable, budget, seed,
                    nowNanos);
        }
    }
}
