package org.opendrs.core.words;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that a mistyped one was probably meant to be. Pure; may be called by any thread. */
public final class NearMiss {
    /** A name may differ by one letter in three, and by two in any case; more than that is another word. */
    private static final int LETTERS_PER_ERROR = 3;

    private static final int ALWAYS_ALLOWED = 2;

    /** Longer names are not compared: the time grows with the product of the lengths. */
    private static final int MAX_LENGTH = 100;

    private NearMiss() {}

    /**
     * Returns the known name that is nearest, if one is near enough; of several the first.
     *
     * @param typed what stands in a file
     * @param known the names that may stand there
     */
    public static Optional<String> of(String typed, Collection<String> known) {
        if (typed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int best = Math.max(ALWAYS_ALLOWED, typed.length() / LETTERS_PER_ERROR) + 1;
        var nearest = Optional.<String>empty();
        for (var name : known) {
            int distance = distance(typed, name);
            if (distance < best && distance < name.length()) {
                best = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** Returns the Levenshtein distance: insertions, deletions and replacements, whatever the case of the letters. */
    private static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int replace = above[j - 1] + (same ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
