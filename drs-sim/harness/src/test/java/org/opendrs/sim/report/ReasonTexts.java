package org.opendrs.sim.report;

import java.util.List;

/** The file of sentences as a test reads it. */
final class ReasonTexts {
    private ReasonTexts() {}

    /** Returns the sentences of exactly this code. */
    static List<String> sentences(String code) {
        return ChartLibrary.own("reasons.txt")
                .lines()
                .filter(line -> line.startsWith(code + " |"))
                .map(line -> line.substring(line.lastIndexOf('|') + 1).strip())
                .toList();
    }
}
