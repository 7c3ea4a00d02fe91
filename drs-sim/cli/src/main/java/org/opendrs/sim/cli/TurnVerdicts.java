package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.opendrs.control.TurnReport;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.core.words.Amounts;
import org.opendrs.json.TurnReplay;
import org.opendrs.migration.MigrationPlanner;

/** Which turns of a recording a policy decides as they were decided. */
final class TurnVerdicts {
    private final MigrationPlanner planner = new RepairPlanner();
    private final List<Difference> differences = new ArrayList<>();
    private final long most;
    private final TurnSequence sequence = new TurnSequence();
    private long turns;
    private long ticks;
    private long failed;
    private long found;

    /**
     * Starts with no turn.
     *
     * @param most as many differences are kept to be shown; one wrong policy makes thousands
     */
    TurnVerdicts(long most) {
        this.most = most;
    }

    /**
     * One decision that came out otherwise.
     *
     * @param turn the turn
     * @param what was different
     */
    record Difference(TurnName turn, String what) {}

    /** Replays all turns of the file with this policy, by the settings of the file, and keeps so many differences. */
    static TurnVerdicts of(TurnFile file, RecordedPolicy policy, long most) {
        var verdicts = new TurnVerdicts(most);
        file.forEach((turn, settings) ->
                verdicts.judge(turn, report -> TurnReplay.replay(report, policy.by(settings), verdicts.planner)));
        return verdicts;
    }

    /** Counts the turn, and its differences if there are any. A policy that throws on a turn has not decided it alike. */
    void judge(TurnReport turn, Function<TurnReport, List<String>> replay) {
        sequence.add(turn);
        if (turn.kind() == TurnReport.Kind.TICK) {
            ticks++;
        } else {
            turns++;
        }
        List<String> texts;
        try {
            texts = replay.apply(turn);
        } catch (RuntimeException e) {
            // The boundary of a turn: figures that no engine recorded can make any policy fail, and the next turn is
            // none the worse.
            texts = List.of("cannot be decided again: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        failed += texts.isEmpty() ? 0 : 1;
        found += texts.size();
        for (String text : texts) {
            if (differences.size() < most) {
                differences.add(new Difference(TurnName.of(turn), text));
            }
        }
    }

    MigrationPlanner planner() {
        return planner;
    }

    long turns() {
        return turns;
    }

    long ticks() {
        return ticks;
    }

    /** Returns what was recorded, such as {@code 360 turns and 12 ticks}. */
    String recorded() {
        return Amounts.count(turns, "turn") + (ticks == 0 ? "" : " and " + Amounts.count(ticks, "tick"));
    }

    /** Returns what a part is counted out of, such as {@code 372 (360 turns, 12 ticks)}. */
    String all() {
        return ticks == 0
                ? Amounts.count(turns, "turn")
                : (turns + ticks) + " (" + Amounts.count(turns, "turn") + ", " + Amounts.count(ticks, "tick") + ")";
    }

    /** Returns what is amiss with the order of turns; empty if none is missing or out of order. */
    List<String> sequenceNotes() {
        return sequence.notes();
    }

    /** Returns how many turns and ticks were decided otherwise. */
    long failed() {
        return failed;
    }

    /** Returns the first differences. */
    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Returns how many more differences there are. */
    long moreDifferences() {
        return found - differences.size();
    }
}
