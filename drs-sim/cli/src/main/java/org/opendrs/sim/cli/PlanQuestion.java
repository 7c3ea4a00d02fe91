package org.opendrs.sim.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendrs.core.plan.BalanceMeasure;
import org.opendrs.core.plan.CapGoal;
import org.opendrs.core.plan.RepairOptions;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/**
 * What a plan is asked for, and what it is checked against.
 *
 * @param cluster the hosts as they are
 * @param goal caps that every host shall keep
 * @param measure how destinations are ranked
 * @param limits bounds of the plan
 * @param seed source of randomness
 */
record PlanQuestion(ClusterSnapshot cluster, CapGoal goal, BalanceMeasure measure, Limits limits, long seed) {
    private static final BigDecimal BYTES_PER_GIB = BigDecimal.valueOf(1L << 30);

    /**
     * Bounds of a plan.
     *
     * @param maxMoves most moves; empty if any number
     * @param maxGib most memory that all moving VMs hold; empty if any amount
     */
    record Limits(OptionalInt maxMoves, Optional<BigDecimal> maxGib) {
        /** Returns the most memory in bytes. */
        Bytes maxHeld() {
            return maxGib.map(gib -> gib.multiply(BYTES_PER_GIB).setScale(0, RoundingMode.FLOOR))
                    .map(bytes -> Bytes.bytes(bytes.longValueExact()))
                    .orElse(RepairOptions.DEFAULT.maxHeld());
        }
    }

    /** Returns the options for the planner. */
    RepairOptions options() {
        return new RepairOptions(measure, limits.maxHeld());
    }

    /** Returns the request with this budget of pairs. */
    PlanningRequest request(long budget) {
        return goal.request(cluster, limits.maxMoves().orElse(PlanningLimits.ANY_NUMBER))
                .budget(budget)
                .seed(seed)
                .build();
    }

    /**
     * Returns where the VM runs; if it is seen twice, the first of its hosts.
     *
     * @throws IllegalArgumentException if it is not in the cluster
     */
    HostId homeOf(VmId vm) {
        return cluster.hosts().stream()
                .filter(host -> host.vm(vm)
                        .filter(own -> own.state() != VmState.MIGRATING_IN)
                        .isPresent())
                .map(HostSnapshot::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("VM " + vm + " runs on no host of the cluster"));
    }

    /** Returns the memory in GiB, exactly. */
    static BigDecimal gib(Bytes bytes) {
        return BigDecimal.valueOf(bytes.value()).divide(BYTES_PER_GIB);
    }
}
