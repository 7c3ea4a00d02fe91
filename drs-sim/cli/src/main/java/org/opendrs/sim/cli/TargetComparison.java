package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.control.TurnReport;
import org.opendrs.core.words.Amounts;
import org.opendrs.json.TargetDifference;

/** What the balloon targets of another policy differ in, turn by turn and in all. */
final class TargetComparison {
    private final long most;
    private final List<Turn> shown = new ArrayList<>();
    private long differing;
    private TargetDifference total = TargetDifference.NONE;

    /**
     * Starts with no turn.
     *
     * @param most as many turns are kept to be shown
     */
    TargetComparison(long most) {
        this.most = most;
    }

    /**
     * One turn in which targets differ.
     *
     * @param turn the turn
     * @param difference how far
     */
    record Turn(TurnName turn, TargetDifference difference) {}

    void add(TurnReport report, TargetDifference difference) {
        if (difference.targets() > 0) {
            differing++;
            total = total.plus(difference);
            if (shown.size() < most) {
                shown.add(new Turn(TurnName.of(report), difference));
            }
        }
    }

    /** Returns in how many turns and ticks targets differ. */
    long differing() {
        return differing;
    }

    /** Returns the differences of all turns together. */
    TargetDifference total() {
        return total;
    }

    /** Returns the first of the turns in which targets differ. */
    List<Turn> shown() {
        return shown;
    }

    /** Prints the sum, out of all turns and ticks, then the first turns. */
    void print(String policy, String all, PrintWriter out) {
        out.println(policy + " would have set other targets in " + differing + " of " + all + ": " + words(total)
                + ", a difference that lasts counted in each turn");
        for (Turn turn : shown) {
            out.println("  " + turn.turn() + ": " + words(turn.difference()));
        }
        if (differing > shown.size()) {
            out.println("  and " + (differing - shown.size()) + " more; --all shows them");
        }
        out.flush();
    }

    private static String words(TargetDifference difference) {
        return Amounts.count(difference.targets(), "target") + ", "
                + Amounts.memory(difference.bytes().value());
    }
}
