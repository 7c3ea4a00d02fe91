package org.opendrs.core.plan;

import java.util.function.IntToDoubleFunction;

/** How badly balanced the cluster is after a move; the destination with the lowest figure is taken. */
interface Ranking {
    /**
     * Returns the figure for each destination, by its number, if the VMs leave their host for it. Valid until the placement changes.
     *
     * @param from number of the host that the VMs leave
     */
    IntToDoubleFunction leaving(int[] vms, int from);

    /** Returns the ranking by this measure. */
    static Ranking of(BalanceMeasure measure, ClusterIndex index, Placement placement) {
        return switch (measure) {
            case DOMINANT -> (vms, from) -> dominant(placement, vms, from);
            case STDDEV -> new DeviationRanking(index, placement);
        };
    }

    private static IntToDoubleFunction dominant(Placement placement, int[] vms, int from) {
        double base = placement.objective() - placement.objective(from) + placement.objectiveWithout(from, vms);
        return to -> base - placement.objective(to) + placement.objectiveWith(to, vms);
    }
}
