package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.control.Action;
import org.opendrs.control.PlanningDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.control.UnseenHost;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;

/**
 * One turn in words.
 *
 * @param seconds when it was reported
 * @param number its number
 * @param tick whether it was a tick between turns
 * @param outcome the turn in one reason
 * @param lines what was found and done, and why
 * @param unsaid how many lines there would have been in addition
 */
record TurnEntry(double seconds, long number, boolean tick, ReasonWords outcome, List<Line> lines, int unsaid) {
    /** A turn of a large cluster does thousands of things; the record of turns has them all. */
    private static final int MOST_LINES = 12;

    /** Where a whole rack is lost, the problem before them says how many hosts are. */
    private static final int MOST_UNSEEN = 4;

    static TurnEntry of(double seconds, TurnReport report) {
        var lines = new ArrayList<Line>();
        report.problems().forEach(problem -> lines.add(new Line("problem", TurnWords.of(problem))));
        unseen(report.unseen(), lines);
        report.hotspots()
                .forEach(hotspot -> lines.add(new Line(
                        "hotspot: " + hotspot.host() + " is short of " + Amounts.name(hotspot.resource()),
                        TurnWords.of(hotspot.reason()))));
        report.planning().ifPresent(planning -> plan(planning, lines));
        // What moves a VM is rarer than what sets a balloon, and must not be cut off.
        report.actions().stream().filter(TurnEntry::isMove).forEach(action -> lines.add(line(action)));
        report.actions().stream().filter(action -> !isMove(action)).forEach(action -> lines.add(line(action)));
        int shown = Math.min(lines.size(), MOST_LINES);
        return new TurnEntry(
                seconds,
                report.number(),
                report.kind() == TurnReport.Kind.TICK,
                TurnWords.of(report.outcome()),
                List.copyOf(lines.subList(0, shown)),
                lines.size() - shown);
    }

    private static void unseen(List<UnseenHost> unseen, List<Line> lines) {
        unseen.stream()
                .limit(MOST_UNSEEN)
                .forEach(host -> lines.add(new Line("no answer: " + host.host(), TurnWords.of(host.reason()))));
    }

    private static void plan(PlanningDecision planning, List<Line> lines) {
        var trace = planning.plan().trace();
        lines.add(new Line("plan", TurnWords.of(trace.outcome())));
        trace.hosts().forEach(host -> lines.add(new Line("plan for " + host.host(), TurnWords.of(host.outcome()))));
        planning.plan()
                .moves()
                .forEach(move -> lines.add(new Line(
                        "plan: move " + move.vm() + " from " + move.from() + " to " + move.to(),
                        TurnWords.of(move.reason()))));
        planning.violations()
                .forEach(violation -> lines.add(new Line("plan refused by the checker", TurnWords.of(violation))));
    }

    private static boolean isMove(Action action) {
        return action.kind() != Action.Kind.SET_MEMORY_TARGET;
    }

    private static Line line(Action action) {
        String amount = Amounts.memory(action.amount());
        String done = switch (action.kind()) {
            case SET_MEMORY_TARGET -> "balloon: " + action.vm() + " on " + action.host() + " to " + amount;
            case RESERVE -> "reserve: " + amount + " on " + action.host() + " for " + action.vm();
            case MIGRATE -> "migrate: " + action.vm() + " to " + action.host() + ", about " + amount + " to send";
            case ARRIVED -> "arrived: " + action.vm() + " on " + action.host();
            case GIVEN_UP -> "given up: " + action.vm() + " to " + action.host();
        };
        return new Line(done, TurnWords.of(action.reason()));
    }

    /**
     * One thing that was found or done.
     *
     * @param what it
     * @param why the reason
     */
    record Line(String what, ReasonWords why) {}
}
