package org.opendrs.core.plan;

import java.util.function.IntToDoubleFunction;

/**
 * The sum over resources of the population standard deviation of utilisation. Two sums for each resource make a destination's figure
 * a matter of its own utilisation alone. A host that has none of a resource has no utilisation of it and does not count.
 */
final class DeviationRanking implements Ranking {
    private final ClusterIndex index;
    private final Placement placement;

    DeviationRanking(ClusterIndex index, Placement placement) {
        this.index = index;
        this.placement = placement;
    }

    /** Returns the figure of the placement as it is. */
    double now() {
        double figure = 0;
        for (int r = 0; r < index.resourceCount(); r++) {
            var sums = new Sums();
            for (int h = 0; h < index.hostCount(); h++) {
                sums.add(h, r, 0);
            }
            figure += sums.deviation();
        }
        return figure;
    }

    @Override
    public IntToDoubleFunction leaving(int[] vms, int from) {
        int resources = index.resourceCount();
        long[] gone = new long[resources];
        long[] claimed = new long[resources];
        for (int vm : vms) {
            for (int r = 0; r < resources; r++) {
                gone[r] += index.atHome(vm)[r];
                claimed[r] += index.claim(vm)[r];
            }
        }
        var sums = new Sums[resources];
        for (int r = 0; r < resources; r++) {
            sums[r] = new Sums();
            for (int h = 0; h < index.hostCount(); h++) {
                sums[r].add(h, r, h == from ? -gone[r] : 0);
            }
        }
        return to -> {
            double figure = 0;
            for (int r = 0; r < resources; r++) {
                figure += sums[r].deviation(to, r, claimed[r]);
            }
            return figure;
        };
    }

    /** What the deviation of one resource is computed from. */
    private final class Sums {
        private int hosts;
        private double sum;
        private double squares;

        void add(int host, int resource, long change) {
            long allocatable = index.allocatable(host)[resource];
            if (allocatable > 0) {
                double u = (double) (placement.finalUsed(host)[resource] + change) / allocatable;
                hosts++;
                sum += u;
                squares += u * u;
            }
        }

        /** Returns the deviation as it is. */
        double deviation() {
            double mean = sum / Math.max(1, hosts);
            return Math.sqrt(Math.max(0, squares / Math.max(1, hosts) - mean * mean));
        }

        /** Returns the deviation if so much more is used of this host. */
        double deviation(int host, int resource, long more) {
            long allocatable = index.allocatable(host)[resource];
            if (hosts == 0 || allocatable == 0) {
                return 0;
            }
            long used = placement.finalUsed(host)[resource];
            double old = (double) used / allocatable;
            double fresh = (double) (used + more) / allocatable;
            double mean = (sum - old + fresh) / hosts;
            return Math.sqrt(Math.max(0, (squares - old * old + fresh * fresh) / hosts - mean * mean));
        }
    }
}
