package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant by one that does not exist. */
final class Meant {
    /** One slip is forgiven in as many letters, as in {@code --tarces}, where two letters have changed places. */
    private static final int LETTERS_PER_SLIP = 3;

    /** A beginning shorter than this is shared by too many names. */
    private static final int SHORTEST_BEGINNING = 3;

    /** More suggestions than this are no help. */
    private static final int MOST = 3;

    private Meant() {}

    /** Returns the names that the word is likely to stand for, the likeliest first; empty if it is like none. */
    static List<String> among(Collection<String> names, String word) {
        String typed = bare(word);
        var near = new TreeMap<Integer, List<String>>();
        for (String name : names) {
            String candidate = bare(name);
            int slips = Math.max(1, Math.max(typed.length(), candidate.length()) / LETTERS_PER_SLIP);
            int distance = new LevenshteinDistance(slips).apply(typed, candidate);
            // Two letters that are wrong in a word of two are no slip.
            if (distance >= 0 && distance < candidate.length()) {
                near.computeIfAbsent(distance, slip -> new ArrayList<>()).add(name);
            }
        }
        if (!near.isEmpty()) {
            return near.firstEntry().getValue().stream().sorted().limit(MOST).toList();
        }
        return typed.length() < SHORTEST_BEGINNING
                ? List.of()
                : names.stream()
                        .filter(name -> bare(name).startsWith(typed))
                        .sorted()
                        .limit(MOST)
                        .toList();
    }

    /** Returns the question to put behind a complaint, such as {@code ; did you mean --seed?}; empty if the word is like no name. */
    static String question(Collection<String> names, String word) {
        return question(among(names, word));
    }

    /** Returns the question whether one of these was meant; empty if there are none. */
    static String question(List<String> names) {
        return names.isEmpty() ? "" : "; did you mean " + String.join(" or ", names) + "?";
    }

    /** Returns what to put behind a complaint about an id: how many there are, from which to which, and which may be meant. */
    static String valid(SortedSet<String> ids, String word) {
        String valid = ids.isEmpty()
                ? "there is none"
                : "valid are " + ids.size() + " from " + ids.first() + " to " + ids.last();
        return "; " + valid + question(ids, word);
    }

    /**
     * Returns what a name describes; a complaint that there is no such name gets the question whether another one was meant.
     *
     * @param names the names that there are
     * @param word what was typed
     */
    static <T> T named(Collection<String> names, String word, Supplier<T> description) {
        try {
            return description.get();
        } catch (IllegalArgumentException e) {
            String question = names.contains(word) ? "" : question(names, word);
            throw new IllegalArgumentException(e.getMessage() + question, e);
        }
    }

    /**
     * Fails if one of the words is no name.
     *
     * @param complaint what is said before the word
     * @throws IllegalArgumentException with the first such word, the names that there are, and the one that may have been meant
     */
    static void requireKnown(String complaint, Collection<String> names, Collection<String> words) {
        for (String word : words) {
            if (!names.contains(word)) {
                throw new IllegalArgumentException(
                        complaint + " '" + word + "'; valid are " + String.join(", ", names) + question(names, word));
            }
        }
    }

    private static String bare(String name) {
        return name.replaceAll("^-+", "").toLowerCase(Locale.ROOT);
    }
}
