package org.opendrs.config;

/**
 * One thing that is wrong with a text.
 *
 * @param path what it is about, such as {@code turns.period}; empty for the text as a whole
 * @param line line from 1; zero if it has no place in the text
 * @param column column from 1; zero if it has no place in the text
 * @param advice what is wrong, with the value, and what would be valid
 */
public record Problem(String path, int line, int column, String advice) {
    /** Returns the problem in one line, such as {@code 3:9 turns.tick: '20s' must be < turns.period, which is 10s}. */
    @Override
    public String toString() {
        var place = line == 0 ? "" : line + ":" + column + " ";
        return place + (path.isEmpty() ? "" : path + ": ") + advice;
    }
}
