package org.opendrs.explain;

import java.util.List;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * How a plan came about: counts for each filter and the best few alternatives for each VM that moves or is stuck. Small however
 * large the cluster.
 *
 * @param outcome why the plan is as it is, above all why it is empty
 * @param evaluatedMoves how many (VM, host) pairs were looked at
 * @param rejections how many pairs each filter refused, in filter order
 * @param vms the VMs that were looked at most closely, in id order
 * @param hosts what became of each host that the plan was made for, in id order
 */
public record DecisionTrace(
        Reason outcome, long evaluatedMoves, List<Rejections> rejections, List<VmTrace> vms, List<HostTrace> hosts) {
    /** Copies the lists. */
    public DecisionTrace {
        rejections = List.copyOf(rejections);
        vms = List.copyOf(vms);
        hosts = List.copyOf(hosts);
    }

    /** Makes a trace of a decision that was not made for particular hosts. */
    public DecisionTrace(Reason outcome, long evaluatedMoves, List<Rejections> rejections, List<VmTrace> vms) {
        this(outcome, evaluatedMoves, rejections, vms, List.of());
    }

    /** Returns a trace of a decision that looked at nothing. */
    public static DecisionTrace of(Reason outcome) {
        return new DecisionTrace(outcome, 0, List.of(), List.of());
    }

    /**
     * Refusals of one filter.
     *
     * @param filter its name
     * @param count refused pairs
     */
    public record Rejections(String filter, long count) {}

    /**
     * What became of one VM.
     *
     * @param vm the VM
     * @param outcome why it moves or stays
     * @param alternatives the best destinations looked at, best first
     */
    public record VmTrace(VmId vm, Reason outcome, List<Alternative> alternatives) {
        /** Copies the list. */
        public VmTrace {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * One destination that was looked at.
     *
     * @param host the destination
     * @param objective the cluster's objective after the move; lower is better
     * @param verdict why it was taken or refused
     */
    public record Alternative(HostId host, double objective, Reason verdict) {}

    /**
     * What became of one host that the plan was made for.
     *
     * @param host the host
     * @param outcome whether it is relieved, and why not otherwise
     */
    public record HostTrace(HostId host, Reason outcome) {}
}
