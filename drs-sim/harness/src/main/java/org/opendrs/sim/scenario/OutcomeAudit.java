package org.opendrs.sim.scenario;

import java.util.List;
import java.util.TreeSet;
import org.opendrs.control.Action;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.engine.EngineReasons;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;

/** Checks a turn's outcome against the rest of its record. */
final class OutcomeAudit {
    private OutcomeAudit() {}

    /** Returns whether the record bears the outcome out. */
    static boolean holds(TurnReport report) {
        Reason outcome = report.outcome();
        long targets = report.balloons().stream()
                .map(BalloonDecision::plan)
                .mapToLong(plan -> plan.targets().size())
                .sum();
        long moves = report.planning().map(p -> p.plan().moves().count()).orElse(0L);
        int hotspots = report.hotspots().size();
        int hosts = report.snapshot().hosts().size();
        return switch (outcome.code()) {
            case EngineReasons.ACTED -> acted(report, outcome);
            case EngineReasons.ADVISED ->
                targets + moves > 0 && outcome.input("targets") == targets && outcome.input("moves") == moves;
            case EngineReasons.NOTHING_NEEDED ->
                targets + moves == 0
                        && hotspots == 0
                        && outcome.input("hosts") == hosts
                        && outcome.input("vms") == vms(report);
            case EngineReasons.STUCK -> targets + moves == 0 && hotspots > 0 && outcome.input("hotspots") == hotspots;
            case EngineReasons.COOLING ->
                targets + moves == 0 && hotspots > 0 && outcome.input("hotspots") == hotspots && isBelowLevel(report);
            case EngineReasons.PACED ->
                targets + moves == 0 && hotspots > 0 && outcome.input("hotspots") == hotspots && hasLostEnough(report);
            case EngineReasons.WAITING ->
                targets + moves == 0 && outcome.input("inFlight") > 0 && outcome.input("hotspots") == hotspots;
            case EngineReasons.NOTHING_SEEN -> report.balloons().isEmpty() && outcome.input("hosts") == hosts;
            default -> false;
        };
    }

    private static boolean isBelowLevel(TurnReport report) {
        var hosts = report.planning().map(p -> p.plan().trace().hosts()).orElse(List.of());
        return !hosts.isEmpty()
                && hosts.stream().allMatch(host -> host.outcome().code().equals(PlanReasons.HOST_BELOW_LEVEL));
    }

    private static boolean hasLostEnough(TurnReport report) {
        var hosts = report.planning().map(p -> p.plan().trace().hosts()).orElse(List.of());
        long atLimit = hosts.stream()
                .map(host -> host.outcome())
                .filter(reason -> reason.code().equals(PlanReasons.HOST_LEAVING_LIMIT)
                        && reason.input("moves") == 0
                        && reason.input("departed") >= reason.input("limit"))
                .count();
        long below = hosts.stream()
                .filter(host -> host.outcome().code().equals(PlanReasons.HOST_BELOW_LEVEL))
                .count();
        return atLimit > 0 && atLimit + below == hosts.size();
    }

    /** Commands are logged with the turn that issues them; a move shows as the request for room at its destination. */
    private static boolean acted(TurnReport report, Reason outcome) {
        long commands = count(report, Action.Kind.SET_MEMORY_TARGET);
        long reserved = count(report, Action.Kind.RESERVE);
        return outcome.input("commands") + outcome.input("moves") > 0
                && outcome.input("commands") == commands
                && outcome.input("moves") <= reserved;
    }

    private static long count(TurnReport report, Action.Kind kind) {
        return report.actions().stream().filter(action -> action.kind() == kind).count();
    }

    /** A VM is one VM, wherever it is seen, and none where it is still being copied to. */
    private static long vms(TurnReport report) {
        var vms = new TreeSet<VmId>();
        for (HostSnapshot host : report.snapshot().hosts()) {
            host.vms().stream().filter(vm -> vm.state() != VmState.MIGRATING_IN).forEach(vm -> vms.add(vm.id()));
        }
        return vms.size();
    }
}
