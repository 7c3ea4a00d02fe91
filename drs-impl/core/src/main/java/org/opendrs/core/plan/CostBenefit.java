package org.opendrs.core.plan;

import java.time.Duration;
import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.Resource;
import org.opendrs.unit.ByteRate;

/**
 * Whether a move is worth its cost. Both sides are in shares of the host times seconds: the benefit is the relief for as long as the
 * hotspot would last; the cost is the CPU that the VM loses while it is copied and that copying takes at both ends.
 *
 * <p>Without forecasts a hotspot is taken to last for as long as it has lasted. A host that is short by more than a twentieth of what
 * it has is an emergency: there the relief counts for the longest time.
 */
final class CostBenefit {
    /** The benefit must exceed the cost by a fifth, so that an even trade leaves the VM alone. */
    static final double MARGIN = 1.2;

    /** Share of its CPU that a VM loses while it is copied, the figure of the CloudSim models. */
    static final double SLOWDOWN = 0.1;

    /** Bytes per second that one core copies; a stream takes that much CPU at each end. */
    static final double BYTES_PER_CORE_SECOND = 1.2e9;

    /** Shortest and longest time for which a hotspot is taken to last. Shorter would hold every move back, longer hold none. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    /** See {@link #SHORTEST}. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Shortage, as a share of allocatable capacity, above which time is no argument. */
    static final double EMERGENCY = 0.05;

    private static final double MILLIONTHS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ClusterIndex index;
    private final Placement placement;
    private final ByteRate bandwidth;

    CostBenefit(ClusterIndex index, Placement placement, ByteRate bandwidth) {
        this.index = index;
        this.placement = placement;
        this.bandwidth = bandwidth;
    }

    /** Returns whether moving the unit away pays, given what has been planned so far. */
    Verdict test(MoveUnit unit, HotHost hot) {
        Duration stable = isEmergency(hot) ? LONGEST : clamp(hot.age());
        double benefit = relief(unit, hot) * seconds(stable);
        double cost = cost(unit, hot.host());
        if (benefit > MARGIN * cost) {
            return Verdict.ACCEPT;
        }
        return Verdict.reject(Reason.of(
                PlanReasons.COST_OUT_OF_PROPORTION,
                PlanReasons.in("benefit", Math.round(benefit * MILLIONTHS)),
                PlanReasons.in("cost", Math.round(cost * MILLIONTHS)),
                PlanReasons.in("stableMillis", stable.toMillis())));
    }

    private static Duration clamp(Duration age) {
        if (age.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }

    private boolean isEmergency(HotHost hot) {
        for (int r : hot.resources()) {
            long allocatable = index.allocatable(hot.host())[r];
            if (placement.finalUsed(hot.host())[r] > allocatable * (1 + EMERGENCY)) {
                return true;
            }
        }
        return false;
    }

    private double relief(MoveUnit unit, HotHost hot) {
        long[] excess = hot.excess(placement);
        double best = 0;
        List<Integer> resources = hot.resources();
        for (int i = 0; i < excess.length; i++) {
            long allocatable = index.allocatable(hot.host())[resources.get(i)];
            best = Math.max(best, Objective.utilisation(Math.min(excess[i], unit.relief(i)), allocatable));
        }
        return best;
    }

    private double cost(MoveUnit unit, int host) {
        double millicores = SLOWDOWN * unit.cpu() + 2 * 1000 * bandwidth.value() / BYTES_PER_CORE_SECOND;
        long allocatable = index.allocatable(host)[index.numberOf(Resource.CPU)];
        double share = allocatable == 0 ? 0 : millicores / allocatable;
        return share * seconds(unit.cost().duration());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }
}
