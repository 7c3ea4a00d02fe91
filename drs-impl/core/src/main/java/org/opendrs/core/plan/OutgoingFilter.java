package org.opendrs.core.plan;

import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/** No VM leaves a host whose migrations under way fill its limit. */
final class OutgoingFilter implements VmFilter {
    private final ClusterIndex index;
    private final Transfers transfers;
    private final int limit;

    OutgoingFilter(ClusterIndex index, Transfers transfers, int limit) {
        this.index = index;
        this.transfers = transfers;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "outgoing";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        int outgoing = transfers.outgoing(index.numberOf(from.id()));
        if (outgoing < limit) {
            return Verdict.ACCEPT;
        }
        return Verdict.reject(Reason.of(
                PlanReasons.OUTGOING_LIMIT, PlanReasons.in("outgoing", outgoing), PlanReasons.in("limit", limit)));
    }
}
