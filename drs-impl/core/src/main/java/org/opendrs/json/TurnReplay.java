package org.opendrs.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/** Asks policies again what they were asked in a recorded turn, and compares the answers. */
public final class TurnReplay {
    private TurnReplay() {}

    /**
     * Returns where the answers differ from the recorded ones, in words such as {@code host-1: targets[vm-7].target was 1024, is now
     * 2048}; empty if every decision is the same. Pure, if the policies are; their exceptions come through.
     */
    public static List<String> replay(TurnReport report, BalloonPolicy policy, MigrationPlanner planner) {
        var differences = new ArrayList<String>();
        for (var recorded : report.balloons()) {
            var now = ask(report, recorded, policy);
            add(differences, recorded.plan().host() + ": ", recorded.plan(), now);
        }
        differences.addAll(replayPlanning(report, planner));
        return List.copyOf(differences);
    }

    /**
     * Returns where the planner's answer differs from the recorded one, in words as {@link #replay} has them; empty if it is the same,
     * or if no planner was asked. Pure, if the planner is; its exceptions come through.
     */
    public static List<String> replayPlanning(TurnReport report, MigrationPlanner planner) {
        var differences = new ArrayList<String>();
        report.planning()
                .ifPresent(
                        recorded -> add(differences, "planning: ", recorded.plan(), planner.plan(recorded.request())));
        return List.copyOf(differences);
    }

    /**
     * Returns how far another policy's targets are from the recorded ones, all hosts together. Pure, if the policy is; its exceptions
     * come through.
     */
    public static TargetDifference compare(TurnReport report, BalloonPolicy other) {
        var sum = TargetDifference.NONE;
        for (var recorded : report.balloons()) {
            var now = ask(report, recorded, other);
            var targets = new TreeMap<VmId, long[]>();
            recorded.plan()
                    .targets()
                    .forEach(t -> targets.put(
                            t.vm(), new long[] {t.target().value(), t.current().value()}));
            now.targets().forEach(t -> {
                long[] both = targets.computeIfAbsent(
                        t.vm(), vm -> new long[] {t.current().value(), 0});
                both[1] = t.target().value();
            });
            for (long[] both : targets.values()) {
                long bytes = Math.abs(both[0] - both[1]);
                sum = sum.plus(new TargetDifference(bytes == 0 ? 0 : 1, Bytes.bytes(bytes)));
            }
        }
        return sum;
    }

    private static BalloonPlan ask(TurnReport report, BalloonDecision recorded, BalloonPolicy policy) {
        var request = recorded.request();
        return report.kind() == TurnReport.Kind.TICK ? policy.relieve(request) : policy.decide(request);
    }

    private static void add(List<String> differences, String where, Object recorded, Object now) {
        if (!recorded.equals(now)) {
            JsonDifference.of(RecordMapper.MAPPER.valueToTree(recorded), RecordMapper.MAPPER.valueToTree(now))
                    .forEach(difference -> differences.add(where + difference));
        }
    }
}
