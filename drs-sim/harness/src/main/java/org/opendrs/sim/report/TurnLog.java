package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opendrs.control.Action;
import org.opendrs.control.TurnReport;

/**
 * The turns of one run that are worth reading: those that acted and those with another outcome than the turn before. Of long runs
 * some are left out, those that did nothing but set balloons sooner than the rest.
 */
final class TurnLog {
    private final Thinned<TurnEntry> balloons;
    private final Thinned<TurnEntry> others;
    private long turns;
    private String lastOutcome = "";

    /** Makes a log that keeps at most this many turns. */
    TurnLog(int most) {
        balloons = new Thinned<>(Math.max(2, most / 2));
        others = new Thinned<>(Math.max(2, most / 2));
    }

    /** Takes note of a turn that was reported at this time. */
    void reported(double seconds, TurnReport report) {
        turns++;
        boolean news = !report.outcome().code().equals(lastOutcome);
        lastOutcome = report.outcome().code();
        if (!news && report.actions().isEmpty()) {
            return;
        }
        boolean onlyBalloons = report.planning().isEmpty()
                && report.actions().stream().allMatch(action -> action.kind() == Action.Kind.SET_MEMORY_TARGET);
        (onlyBalloons ? balloons : others).add(TurnEntry.of(seconds, report));
    }

    /** Returns what was kept, in order of time. */
    List<TurnEntry> entries() {
        var all = new ArrayList<>(balloons.kept());
        all.addAll(others.kept());
        all.sort(Comparator.comparingDouble(TurnEntry::seconds));
        return all;
    }

    /** Returns how many turns and ticks were reported. */
    long turns() {
        return turns;
    }

    /** Returns how many of them were worth reading, whether they were kept or not. */
    long worthReading() {
        return balloons.seen() + others.seen();
    }
}
