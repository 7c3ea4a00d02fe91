package org.opendrs.sim.tck;

import java.util.ArrayList;
import java.util.List;

/** Collects what a kit finds. */
final class Findings {
    private final List<String> broken = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    void broken(String promise, String seen) {
        broken.add(promise + ": " + seen);
    }

    void leftOut(String promise, String why) {
        leftOut.add(promise + ": " + why);
    }

    /** Notes the promise as broken unless the condition holds; returns the condition. */
    boolean expect(boolean condition, String promise, String seen) {
        if (!condition) {
            broken(promise, seen);
        }
        return condition;
    }

    /** Returns what was found; what several checks found alike stands there once. */
    ContractResult result() {
        return new ContractResult(
                broken.stream().distinct().toList(), leftOut.stream().distinct().toList());
    }
}
