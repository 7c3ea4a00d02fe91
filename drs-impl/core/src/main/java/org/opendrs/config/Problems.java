package org.opendrs.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one text, so that everything is reported at once. */
final class Problems {
    private static final int MAX_QUOTED = 60;
    private static final int MAX_PATH = 200;

    /** Longer than anything that we say; what a file says, and others pass on, may be as long as the file. */
    private static final int MAX_ADVICE = 2000;

    private final List<Problem> found = new ArrayList<>();

    void add(String path, Place place, String advice) {
        found.add(new Problem(shown(path, MAX_PATH), place.line(), place.column(), shown(advice, MAX_ADVICE)));
    }

    /** Notes a value that is not of the kind that belongs here. */
    void notA(String path, YamlNode node, String valid) {
        if (!(node instanceof YamlNode.Broken)) {
            add(path, node.place(), node.describe() + " is not valid here; write " + valid);
        }
    }

    /** Notes a key that nobody knows, with what was probably meant. */
    void unknown(String path, YamlNode.Item item, Collection<String> known, Optional<String> meant) {
        var advice = meant.map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> "; known here are " + String.join(", ", known));
        add(path, item.place(), "is not known" + advice);
    }

    /** Takes over what was found in a part of the text that was read as if it were a text of its own. */
    void addAll(String path, Problems inner) {
        inner.found.forEach(problem -> found.add(new Problem(
                NodeReader.join(path, problem.path()), problem.line(), problem.column(), problem.advice())));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** Returns whether anything is wrong with what stands at a path or within it. */
    boolean concernAnythingIn(String path) {
        return found.stream()
                .map(Problem::path)
                .anyMatch(each -> each.equals(path) || each.startsWith(path + ".") || each.startsWith(path + "["));
    }

    boolean concern(String path) {
        return found.stream().anyMatch(problem -> problem.path().equals(path));
    }

    /** Throws if anything was found. */
    void throwIfAny(String source) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new SettingsException(source, found);
        }
    }

    /** Returns a value for display: in quotes, in one line, and not too long. */
    static String quoted(String value) {
        return "'" + shown(value, MAX_QUOTED) + "'";
    }

    private static String shown(String value, int most) {
        var text = new StringBuilder();
        value.chars().limit(most).forEach(c -> text.append(isForeign(c) ? '\uFFFD' : (char) c));
        return text + (value.length() > most ? "…" : "");
    }

    /** What ends a line, or turns what follows around, on somebody's terminal. */
    private static boolean isForeign(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
