package org.opendrs.sim.trace;

import java.util.ArrayList;
import java.util.List;

/** Which lifetimes a bin stands for. The file has a line for each lifetime on the grid: its seconds and its bin. */
final class LifetimeBins {
    /** A year is far more than the 20 days of the known map. */
    private static final Allowed LIFETIME = new Allowed("a lifetime in seconds", 0, 366 * 86_400);

    private static final int MOST_BINS = 10_000;

    private final List<Integer> shortest;
    private final List<Integer> longest;

    private LifetimeBins(List<Integer> shortest, List<Integer> longest) {
        this.shortest = List.copyOf(shortest);
        this.longest = List.copyOf(longest);
    }

    static LifetimeBins read(TraceText text) {
        List<Integer> shortest = new ArrayList<>();
        List<Integer> longest = new ArrayList<>();
        var fields = new Fields(text, ' ');
        int before = -1;
        while (text.next()) {
            int seconds = fields.restart().whole(LIFETIME);
            if (seconds <= before) {
                throw fields.wrong("the lifetime " + seconds + " s is not above the one before, " + before + " s");
            }
            before = seconds;
            int last = shortest.size() - 1;
            var allowed = new Allowed("the bin of the line before or the next one", Math.max(last, 0), last + 1);
            int bin = fields.whole(allowed);
            fields.end("lifetime and bin");
            if (bin > last) {
                shortest.add(seconds);
                longest.add(seconds);
            } else {
                longest.set(bin, seconds);
            }
            if (bin == MOST_BINS) {
                throw fields.wrong("this is more than " + MOST_BINS + " bins");
            }
        }
        if (shortest.isEmpty()) {
            throw text.problem(1, "the file is empty; expected lines of a lifetime in seconds and its bin");
        }
        return new LifetimeBins(shortest, longest);
    }

    int count() {
        return shortest.size();
    }

    int shortest(int bin) {
        return shortest.get(bin);
    }

    int longest(int bin) {
        return longest.get(bin);
    }
}
