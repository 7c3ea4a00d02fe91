package org.opendrs.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * A plan as the command line writes it: what was asked, what comes out in figures, the moves, and why not more. Written and read by
 * {@link PlanFiles}. A figure that does not apply, or that a file leaves out, is empty. GiB are of memory that the VMs hold.
 *
 * @param mode what the plan is for, in lower case
 * @param objective how destinations were ranked, in lower case
 * @param request what else was asked for; empty if the file does not say
 * @param figures the plan in figures
 * @param unplaced VMs on hosts that stay hot for which no destination was found, in id order
 * @param effort what planning took
 * @param checker faults that the checker found; empty if the plan is sound
 * @param plan the moves, stage by stage
 * @param rejections why not more
 */
public record PlanFile(
        String mode,
        Optional<String> objective,
        Optional<Asked> request,
        Figures figures,
        List<VmId> unplaced,
        Effort effort,
        List<String> checker,
        List<Step> plan,
        Rejections rejections) {
    /** Copies the lists. */
    public PlanFile {
        unplaced = List.copyOf(unplaced);
        checker = List.copyOf(checker);
        plan = List.copyOf(plan);
    }

    /**
     * What a plan was asked for.
     *
     * @param revision of the snapshot
     * @param caps ratio for each capped resource, by name
     * @param maxMoves most moves; empty if any number
     * @param maxGib most memory of the moving VMs; empty if any amount
     * @param budget most pairs of VM and host to look at
     * @param seed source of randomness
     */
    public record Asked(
            OptionalLong revision,
            SortedMap<String, Double> caps,
            OptionalLong maxMoves,
            Optional<BigDecimal> maxGib,
            OptionalLong budget,
            OptionalLong seed) {
        /** Copies the map. */
        public Asked {
            caps = Collections.unmodifiableSortedMap(new TreeMap<>(caps));
        }
    }

    /**
     * A plan in figures.
     *
     * @param hosts hosts in the snapshot
     * @param vms VMs in the snapshot
     * @param before the cluster without the plan
     * @param after the cluster when every move has succeeded
     * @param moves VMs that move
     * @param migratedGib memory that these hold
     * @param stages stages of the plan
     * @param makespanSeconds expected time from start to end
     * @param lowerBoundMoves what any plan needs at least that reaches the goal
     * @param lowerBoundGib the same in memory
     */
    public record Figures(
            OptionalLong hosts,
            OptionalLong vms,
            Optional<Balance> before,
            Optional<Balance> after,
            OptionalLong moves,
            Optional<BigDecimal> migratedGib,
            OptionalLong stages,
            Optional<BigDecimal> makespanSeconds,
            OptionalLong lowerBoundMoves,
            Optional<BigDecimal> lowerBoundGib) {}

    /**
     * How a cluster is balanced. Ratios of allocatable capacity.
     *
     * @param sdCpu population standard deviation over hosts of CPU utilisation
     * @param sdMem the same of memory
     * @param maxCpu highest CPU utilisation of a host
     * @param maxMem the same of memory
     * @param hostsHot hosts above a cap
     */
    public record Balance(
            Optional<BigDecimal> sdCpu,
            Optional<BigDecimal> sdMem,
            Optional<BigDecimal> maxCpu,
            Optional<BigDecimal> maxMem,
            OptionalLong hostsHot) {}

    /**
     * What planning took.
     *
     * @param evaluatedMoves pairs of VM and host that were looked at; given as a budget it repeats the plan exactly
     * @param planCpuMillis CPU time of the planning thread; the one figure that differs from run to run
     */
    public record Effort(OptionalLong evaluatedMoves, OptionalLong planCpuMillis) {}

    /**
     * One move.
     *
     * @param vm the VM
     * @param from where it runs
     * @param to where it shall run
     * @param stage counted from zero, as in reasons
     * @param reason why; empty if the file does not say
     */
    public record Step(VmId vm, HostId from, HostId to, int stage, Optional<String> reason) {}

    /**
     * Why not more.
     *
     * @param byFilter refused pairs by filter, in filter order
     * @param stuck hosts that stay hot, in id order
     */
    public record Rejections(List<FilterCount> byFilter, List<Stuck> stuck) {
        /** Nothing was refused, as far as is known. */
        public static final Rejections NONE = new Rejections(List.of(), List.of());

        /** Copies the lists. */
        public Rejections {
            byFilter = List.copyOf(byFilter);
            stuck = List.copyOf(stuck);
        }
    }

    /**
     * Refusals of one filter.
     *
     * @param filter its name
     * @param count refused pairs
     */
    public record FilterCount(String filter, long count) {}

    /**
     * A host that stays hot.
     *
     * @param host the host
     * @param reason why
     * @param vms its VMs that were looked at and stay, in id order
     */
    public record Stuck(HostId host, String reason, List<StuckVm> vms) {
        /** Copies the list. */
        public Stuck {
            vms = List.copyOf(vms);
        }
    }

    /**
     * A VM that stays on a hot host.
     *
     * @param vm the VM
     * @param reason why it stays
     */
    public record StuckVm(VmId vm, String reason) {}
}
