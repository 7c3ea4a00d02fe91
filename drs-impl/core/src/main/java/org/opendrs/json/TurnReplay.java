package org.opendrs.json;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.control.TurnReport;
import org.opendrs.migration.MigrationPlanner;

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
            var request = recorded.request();
            var now = report.kind() == TurnReport.Kind.TICK ? policy.relieve(request) : policy.decide(request);
            add(differences, recorded.plan().host() + ": ", recorded.plan(), now);
        }
        report.planning()
                .ifPresent(
                        recorded -> add(differences, "planning: ", recorded.plan(), planner.plan(recorded.request())));
        return List.copyOf(differences);
    }

    private static void add(List<String> differences, String where, Object recorded, Object now) {
        if (!recorded.equals(now)) {
            JsonDifference.of(RecordMapper.MAPPER.valueToTree(recorded), RecordMapper.MAPPER.valueToTree(now))
                    .forEach(difference -> differences.add(where + difference));
        }
    }
}
