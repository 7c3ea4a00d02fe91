package org.opendrs.core.plan;

import java.time.Duration;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;

/** A VM does not go back to a host that it left lately; without this, two hosts can throw a VM to and fro. */
final class NoReturnFilter implements PlacementFilter {
    private final LastMoves moves;
    private final Duration noReturn;

    NoReturnFilter(LastMoves moves, Duration noReturn) {
        this.moves = moves;
        this.noReturn = noReturn;
    }

    @Override
    public String name() {
        return "no-return";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        return (vm, to, placement) -> {
            Duration since = moves.sinceLeaving(vm.id(), to.id());
            if (since.compareTo(noReturn) >= 0) {
                return Verdict.ACCEPT;
            }
            return Verdict.reject(Reason.of(
                    PlanReasons.NO_RETURN,
                    PlanReasons.in("sinceMillis", since.toMillis()),
                    PlanReasons.in("noReturnMillis", noReturn.toMillis())));
        };
    }
}
