package org.opendrs.config;

import java.util.List;
import java.util.stream.Collectors;

/** A text of the operator cannot be used. The message has a line for each thing that is wrong with it. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Longest message part: a file full of nonsense must not fill the log. */
    private static final int MAX_LISTED = 50;

    private final transient List<Problem> problems;

    SettingsException(String source, List<Problem> problems) {
        super(message(source, problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, in the order of the text as far as it has a place there. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String source, List<Problem> problems) {
        var head = source + " has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + ":";
        var more = problems.size() > MAX_LISTED ? "\n  and " + (problems.size() - MAX_LISTED) + " more" : "";
        return problems.stream()
                .limit(MAX_LISTED)
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining("", head, more));
    }
}
