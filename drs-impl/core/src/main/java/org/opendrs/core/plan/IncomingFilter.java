package org.opendrs.core.plan;

import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;

/** No VM goes to a host whose migrations under way fill its limit. */
final class IncomingFilter implements PlacementFilter {
    private final ClusterIndex index;
    private final Transfers transfers;
    private final int limit;

    IncomingFilter(ClusterIndex index, Transfers transfers, int limit) {
        this.index = index;
        this.transfers = transfers;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "incoming";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        return (vm, to, placement) -> {
            int incoming = transfers.incoming(index.numberOf(to.id()));
            if (incoming < limit) {
                return Verdict.ACCEPT;
            }
            return Verdict.reject(Reason.of(
                    PlanReasons.INCOMING_LIMIT, PlanReasons.in("incoming", incoming), PlanReasons.in("limit", limit)));
        };
    }
}
