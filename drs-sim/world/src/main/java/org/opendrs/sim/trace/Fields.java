package org.opendrs.sim.trace;

import java.nio.charset.StandardCharsets;

/** Takes a line apart, field by field from the left. Spaces and tabs around a field do not count. */
final class Fields {
    private static final int LONGEST_SHOWN = 40;

    private final TraceText text;
    private char separator;
    private int from;
    private int to;
    /** Where the next field begins; beyond the end of the line if there is none. */
    private int at;

    private int taken;

    Fields(TraceText text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** Starts with the current line of the text. */
    Fields restart() {
        at = 0;
        from = 0;
        to = 0;
        taken = 0;
        return this;
    }

    /** The fields from here on are separated in another way. */
    Fields separatedBy(char other) {
        separator = other;
        return this;
    }

    /** Returns whether there is another field. */
    boolean more() {
        return at <= text.length();
    }

    /** Takes a field that is not empty. */
    String word(String expected) {
        take(expected);
        if (from == to) {
            throw wrong("nothing stands here; expected " + expected);
        }
        return value();
    }

    /** Takes a number. */
    double number(Allowed allowed) {
        take(allowed.what());
        double value = Numbers.parse(text.bytes(), from, to);
        if (!allowed.admits(value)) {
            throw wrong("'" + shown() + "' is " + (Double.isNaN(value) ? "no number" : "out of range") + "; expected "
                    + allowed);
        }
        // -0 becomes 0.
        return value + 0.0;
    }

    /** Takes a whole number; the bounds must be those of an int or narrower. */
    int whole(Allowed allowed) {
        double value = number(allowed);
        if (value != Math.rint(value)) {
            throw wrong("'" + shown() + "' is no whole number; expected " + allowed);
        }
        return (int) value;
    }

    /** Takes a field that must be this word. */
    void literal(String word, String expected) {
        if (!word(expected).equals(word)) {
            throw wrong("'" + shown() + "' stands here; expected '" + word + "', " + expected);
        }
    }

    /** Takes a field, whatever it is. */
    void skip(String expected) {
        take(expected);
    }

    /** Checks that the line ends here. */
    void end(String expected) {
        if (more()) {
            take(expected);
            throw wrong("'" + shown() + "' is one field too many; expected the end of the line after " + expected);
        }
    }

    /** Returns what is wrong with the field that was taken last. */
    TraceException wrong(String problem) {
        return text.problem(from + 1, problem);
    }

    /** Returns the field that was taken last. */
    String value() {
        return new String(text.bytes(), from, to - from, StandardCharsets.US_ASCII);
    }

    /** Returns the field that was taken last, cut to a length that fits into a message. */
    String shown() {
        return to - from <= LONGEST_SHOWN ? value() : value().substring(0, LONGEST_SHOWN) + "...";
    }

    private void take(String expected) {
        if (!more()) {
            throw text.problem(
                    text.length() + 1,
                    "the line ends after " + taken + (taken == 1 ? " field" : " fields") + "; expected " + expected);
        }
        byte[] bytes = text.bytes();
        int end = at;
        while (end < text.length() && bytes[end] != separator) {
            end++;
        }
        from = at;
        to = end;
        at = end + 1;
        taken++;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }
}
