package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.control.TurnReport;
import org.opendrs.core.words.Amounts;

/** Whether the turns of a recording follow each other without a gap. Turns missing after the last one cannot be known of. */
final class TurnSequence {
    /** As many notes are given; a file whose lines were shuffled has as many as lines. */
    private static final int MOST = 5;

    /** First and last turn of each gap, by its first. */
    private final TreeMap<Long, Long> missing = new TreeMap<>();

    private final List<String> misplaced = new ArrayList<>();
    private long misplacedCount;
    private long last;
    private long highest;

    /** Takes the next turn or tick of the file. */
    void add(TurnReport report) {
        var name = TurnName.of(report);
        if (report.kind() == TurnReport.Kind.TICK) {
            // A tick whose turn is yet to come, or missing, is told of by that turn.
            if (name.number() < last) {
                misplaced(name);
            }
            return;
        }
        if (name.number() > highest) {
            if (name.number() > highest + 1) {
                missing.put(highest + 1, name.number() - 1);
            }
            highest = name.number();
        } else {
            found(name.number());
            misplaced(name);
        }
        last = name.number();
    }

    private void misplaced(TurnName name) {
        misplacedCount++;
        if (misplaced.size() < MOST) {
            misplaced.add(name + " is out of order: it stands after turn " + last);
        }
    }

    /** Takes a turn that stands elsewhere out of its gap. */
    private void found(long number) {
        Map.Entry<Long, Long> gap = missing.floorEntry(number);
        if (gap == null || gap.getValue() < number) {
            return;
        }
        missing.remove(gap.getKey());
        if (gap.getKey() < number) {
            missing.put(gap.getKey(), number - 1);
        }
        if (number < gap.getValue()) {
            missing.put(number + 1, gap.getValue());
        }
    }

    /** Returns what is amiss, such as {@code turns 51 to 59 are missing}; empty if every turn follows the one before. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        missing.entrySet().stream().limit(MOST).map(TurnSequence::gap).forEach(notes::add);
        if (missing.size() > MOST) {
            notes.add("turns are missing in " + Amounts.count(missing.size() - MOST, "more place"));
        }
        notes.addAll(misplaced);
        if (misplacedCount > misplaced.size()) {
            notes.add((misplacedCount - misplaced.size()) + " more out of order");
        }
        return notes;
    }

    private static String gap(Map.Entry<Long, Long> gap) {
        return gap.getKey().equals(gap.getValue())
                ? "turn " + gap.getKey() + " is missing"
                : "turns " + gap.getKey() + " to " + gap.getValue() + " are missing";
    }
}
