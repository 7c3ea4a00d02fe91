package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.List;

/** A list of bounded length: when it is full, every second entry goes, and from then on every second one comes in. */
final class Thinned<T> {
    private final int most;
    private final List<T> kept = new ArrayList<>();
    private long seen;
    private long stride = 1;

    /** Makes a list that holds at most this many entries, two or more. */
    Thinned(int most) {
        this.most = most;
    }

    void add(T entry) {
        if (seen++ % stride != 0) {
            return;
        }
        if (kept.size() == most) {
            for (int i = 0; i < (most + 1) / 2; i++) {
                kept.set(i, kept.get(2 * i));
            }
            kept.subList((most + 1) / 2, most).clear();
            stride *= 2;
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        kept.add(entry);
    }

    List<T> kept() {
        return List.copyOf(kept);
    }

    /** Returns how many entries came in all. */
    long seen() {
        return seen;
    }
}
