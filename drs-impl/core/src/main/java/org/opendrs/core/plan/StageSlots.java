package org.opendrs.core.plan;

import java.util.Arrays;
import org.opendrs.migration.PlanningLimits;

/** How many migrations each host sends and receives in each stage. Those under way already take their place in every stage. */
final class StageSlots {
    private final Transfers transfers;
    private final PlanningLimits limits;
    private final int[][] outgoing;
    private final int[][] incoming;

    StageSlots(Transfers transfers, PlanningLimits limits, int hosts) {
        this.transfers = transfers;
        this.limits = limits;
        outgoing = new int[hosts][0];
        incoming = new int[hosts][0];
    }

    /** Returns whether so many VMs can go from one host to the other at once, in some stage. */
    boolean isPossible(int from, int to, int size) {
        return transfers.outgoing(from) + size <= limits.outgoingPerHost()
                && transfers.incoming(to) + size <= limits.incomingPerHost();
    }

    /** Returns the first stage, not before the given one, in which they can; only for what {@link #isPossible}. */
    int first(int from, int to, int size, int notBefore) {
        int stage = notBefore;
        while (transfers.outgoing(from) + at(outgoing[from], stage) + size > limits.outgoingPerHost()
                || transfers.incoming(to) + at(incoming[to], stage) + size > limits.incomingPerHost()) {
            stage++;
        }
        return stage;
    }

    /** Takes places, or gives them back if {@code size} is negative. */
    void take(int from, int to, int stage, int size) {
        outgoing[from] = added(outgoing[from], stage, size);
        incoming[to] = added(incoming[to], stage, size);
    }

    private static int at(int[] counts, int stage) {
        return stage < counts.length ? counts[stage] : 0;
    }

    private static int[] added(int[] counts, int stage, int size) {
        int[] result = stage < counts.length ? counts : Arrays.copyOf(counts, stage + 1);
        result[stage] += size;
        return result;
    }
}
