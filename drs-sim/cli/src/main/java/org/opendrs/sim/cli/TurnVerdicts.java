package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.control.TurnReport;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.json.TurnReplay;
import org.opendrs.migration.MigrationPlanner;

/** Which turns of a recording a policy decides as they were decided. */
final class TurnVerdicts {
    /** As many differences are kept; one wrong policy makes thousands. */
    private static final int MOST_DIFFERENCES = 20;

    private final MigrationPlanner planner = new RepairPlanner();
    private final List<String> differences = new ArrayList<>();
    private long turns;
    private long failed;

    /** Replays all turns of the file with this policy. */
    static TurnVerdicts of(TurnFile file, BalloonPolicy policy) {
        var verdicts = new TurnVerdicts();
        file.forEach(turn -> verdicts.judge(turn, report -> TurnReplay.replay(report, policy, verdicts.planner)));
        return verdicts;
    }

    /** Counts the turn, and its differences if there are any. A policy that throws on a turn has not decided it alike. */
    void judge(TurnReport turn, Function<TurnReport, List<String>> replay) {
        turns++;
        List<String> found;
        try {
            found = replay.apply(turn);
        } catch (RuntimeException e) {
            // The boundary of a turn: figures that no engine recorded can make any policy fail, and the next turn is
            // none the worse.
            found = List.of("cannot be decided again: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        failed += found.isEmpty() ? 0 : 1;
        for (String difference : found) {
            if (differences.size() < MOST_DIFFERENCES) {
                differences.add(name(turn) + ": " + difference);
            }
        }
    }

    /** Returns what the turn is called in messages. */
    static String name(TurnReport turn) {
        return (turn.kind() == TurnReport.Kind.TICK ? "tick after turn " : "turn ") + turn.number();
    }

    MigrationPlanner planner() {
        return planner;
    }

    long turns() {
        return turns;
    }

    /** Returns how many turns were decided otherwise. */
    long failed() {
        return failed;
    }

    /** Returns the first differences, each beginning with its turn. */
    List<String> differences() {
        return List.copyOf(differences);
    }
}
