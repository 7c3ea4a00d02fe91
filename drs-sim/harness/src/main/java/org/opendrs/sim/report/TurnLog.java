package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.control.Action;
import org.opendrs.control.TurnReport;
import org.opendrs.model.HostId;

/**
 * The turns of one run that are worth reading: those that acted and those with another outcome, or
 * other hosts that do not answer, than the turn before. Of long runs some are left out, those that did nothing but set balloons sooner than the rest.
 */
final class TurnLog {
    private final Thinned<TurnEntry> balloons;
    private final Thinned<TurnEntry> others;
    private long turns;
    private String lastOutcome = "";
    private SortedMap<HostId, String> lastUnseen = new TreeMap<>();

    /** Makes a log that keeps at most this many turns. */
    TurnLog(int most) {
        balloons = new Thinned<>(Math.max(2, most / 2));
        others = new Thinned<>(Math.max(2, most / 2));
    }

    /** Takes note of a turn that was reported at this time. */
    void reported(double seconds, TurnReport report) {
        turns++;
        var unseen = report.kind() == TurnReport.Kind.TICK ? lastUnseen : codes(report);
        boolean news = !report.outcome().code().equals(lastOutcome) || !unseen.equals(lastUnseen);
        lastOutcome = report.outcome().code();
        lastUnseen = unseen;
        if (!news && report.actions().isEmpty()) {
            return;
        }
        boolean onlyBalloons = report.planning().isEmpty()
                && report.actions().stream().allMatch(action -> action.kind() == Action.Kind.SET_MEMORY_TARGET);
        (onlyBalloons ? balloons : others).add(TurnEntry.of(seconds, report));
    }

    private static SortedMap<HostId, String> codes(TurnReport report) {
        var codes = new TreeMap<HostId, String>();
        report.unseen().forEach(host -> codes.put(host.host(), host.reason().code()));
        return codes;
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
