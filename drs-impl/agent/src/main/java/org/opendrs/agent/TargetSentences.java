package org.opendrs.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.unit.Bytes;

/** Balloon targets in sentences with names, sizes and reasons, the largest change first. Pure. */
final class TargetSentences {
    /** A host of a hundred guests may move all of them at once; nobody reads a hundred lines every 10 s. */
    static final int MOST = 20;

    private static final Comparator<BalloonTarget> LARGEST_FIRST =
            Comparator.comparing(TargetSentences::change).reversed().thenComparing(BalloonTarget::vm);

    private TargetSentences() {}

    /** What a target means. */
    enum Mood {
        /** The guest is asked for it. */
        COMMANDED("is to"),
        /** The guest would be asked for it if the mode were another one. */
        ADVISED("should"),
        /** The guest was asked for it. */
        HANDED_BACK("was asked to");

        private final String verb;

        Mood(String verb) {
            this.verb = verb;
        }
    }

    /** Returns at most {@link #MOST} sentences, and one that counts the others if there are any. */
    static List<String> of(List<BalloonTarget> targets, Mood mood, GuestNames names) {
        var largest = new ArrayList<>(targets);
        largest.sort(LARGEST_FIRST);
        var sentences = new ArrayList<String>();
        for (BalloonTarget target : largest.subList(0, Math.min(MOST, largest.size()))) {
            sentences.add(of(target, mood, names.of(target.vm())));
        }
        int left = largest.size() - sentences.size();
        if (left > 0) {
            sentences.add("and " + Amounts.count(left, "more guest") + ": each " + mood.verb + " change by "
                    + mib(change(largest.get(MOST))) + " or less");
        }
        return sentences;
    }

    private static String of(BalloonTarget target, Mood mood, String name) {
        int way = target.target().compareTo(target.current());
        String size = way == 0
                ? "stay at " + mib(target.target())
                : (way < 0 ? "shrink" : "grow") + " from " + mib(target.current()) + " to " + mib(target.target());
        return "guest " + name + " " + mood.verb + " " + size + ": "
                + ReasonWords.of(target.reason()).sentence();
    }

    private static Bytes change(BalloonTarget target) {
        return target.shrinks()
                ? target.current().minusOrZero(target.target())
                : target.target().minusOrZero(target.current());
    }

    /** Returns an amount in whole MiB, so that sizes of all guests and turns can be compared at a glance. */
    static String mib(Bytes amount) {
        return Math.round((double) amount.value() / Bytes.mib(1).value()) + " MiB";
    }
}
