package org.opendrs.core.plan;

import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;
import org.opendrs.model.VmId;

/**
 * Why a VM did, or did not, move to a host in a plan.
 *
 * @param vm the VM
 * @param host the destination asked about
 * @param outcome {@code CHOSEN}, {@code POSSIBLE}, or the first thing that stands against it: a filter, a place that is missing, or
 *     last that leaving its home is not worth its cost; codes as in {@link PlanReasons}
 * @param stage stage of the plan at which the pair is judged, counted from zero: the one in which the VM moves or could move there;
 *     for a host that refuses it at every stage, the first with places at both ends after all moves away from that host
 * @param refusedBy every filter that refuses the pair at that stage, in filter order
 * @param objectiveChange change of the figure that destinations are ranked by if the VM, with all VMs that must stay together with
 *     it, went there and all other moves of the plan were made; negative is better. Zero if it is there already.
 * @param parts what the change is made of: each resource of the host that the VM leaves, then of the one it goes to; empty if it is
 *     there already
 */
public record PairExplanation(
        VmId vm,
        HostId host,
        Reason outcome,
        int stage,
        List<Refusal> refusedBy,
        double objectiveChange,
        List<Part> parts) {
    /** Copies the lists. */
    public PairExplanation {
        refusedBy = List.copyOf(refusedBy);
        parts = List.copyOf(parts);
    }

    /** Returns the reason of every filter that refuses the pair, in filter order. */
    public List<Reason> refusals() {
        return refusedBy.stream().map(Refusal::reason).toList();
    }

    /**
     * What one filter has against the pair.
     *
     * @param filter its name, as in the counts of a plan's trace
     * @param reason why
     */
    public record Refusal(String filter, Reason reason) {}

    /**
     * One resource of one host, in the resource's base unit, when all other moves have ended.
     *
     * @param host the host
     * @param resource the resource
     * @param without used with the VM at its present home
     * @param with used with the VM at the destination
     * @param allocatable what the host may give
     */
    public record Part(HostId host, Resource resource, long without, long with, long allocatable) {}
}
