package org.opendrs.sim.report;

import org.opendrs.core.words.ReasonWords;
import org.opendrs.core.words.Sentences;
import org.opendrs.explain.Reason;

/** The reasons of turns in words, those of the rivals' policies included. */
final class TurnWords {
    private static final String RIVALS = "rivals.txt";
    private static final Sentences SENTENCES = Sentences.standard().plus(RIVALS, ChartLibrary.own(RIVALS));

    private TurnWords() {}

    static ReasonWords of(Reason reason) {
        return ReasonWords.of(reason, SENTENCES);
    }
}
