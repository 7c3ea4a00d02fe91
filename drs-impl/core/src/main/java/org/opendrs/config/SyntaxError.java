package org.opendrs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.Mark;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Why a text is no YAML.
 *
 * @param place where the text goes wrong
 * @param what what is wrong there
 */
record SyntaxError(Place place, String what) {
    private static final int MAX_MESSAGE = 200;

    /** How the parser begins to say that a name is a list or a mapping. It goes on with the names of its classes. */
    private static final String NO_NAME = "Expected a field name";

    /** What the parser says of a tab that it cannot place. */
    private static final String TAB = "'\\t(TAB)' that cannot start any token";

    /**
     * Returns the error. The exception's own location is that of the last token before it and its message has other places within,
     * so that both are taken from the marks where there are any.
     */
    @SuppressWarnings("deprecation") // the only class through which the parser tells its marks
    static SyntaxError of(JsonProcessingException failure) {
        if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return new SyntaxError(place(marked.getProblemMark()), problem(marked));
        }
        String message = String.valueOf(failure.getOriginalMessage());
        return new SyntaxError(
                Place.of(failure.getLocation()),
                message.startsWith(NO_NAME)
                        ? "a name in a mapping must be a plain text, not a list or another mapping"
                        : message);
    }

    /** Notes the error and returns what stands for the text. */
    YamlNode note(Problems problems) {
        problems.add("", place, "this is not valid YAML: " + oneLine(what));
        return new YamlNode.Broken(place);
    }

    @SuppressWarnings("deprecation") // see above
    private static String problem(MarkedYAMLException marked) {
        var problem = String.valueOf(marked.getProblem());
        return problem.contains(TAB)
                ? "a tab stands where a value or an indentation should; use spaces"
                : problem + context(marked);
    }

    @SuppressWarnings("deprecation") // see above
    private static String context(MarkedYAMLException marked) {
        if (marked.getContext() == null) {
            return "";
        }
        var start = marked.getContextMark();
        boolean elsewhere = start != null && !place(start).equals(place(marked.getProblemMark()));
        return ", " + marked.getContext() + (elsewhere ? " that starts at " + place(start) : "");
    }

    /** Marks count from zero. */
    @SuppressWarnings("deprecation") // see above
    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String oneLine(String message) {
        var line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
    }
}
