package org.opendrs.core.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendrs.explain.Reason;

/**
 * Sentences by code: those of the library, and those that an embedder adds for codes of a policy or filter of its own. Immutable;
 * may be used by any thread.
 *
 * <p>The text of sentences has one line for each: {@code CODE | input:unit ... | sentence}, where names of inputs stand in braces and
 * {@code {resource}} for the resource at the end of a code. A line {@code [unit] remark} gives the unit of all inputs below it for
 * which their line names no other. Units are {@code count}, {@code bytes}, {@code rate} (bytes a second), {@code amount} (of the
 * resource at the end of the code), {@code millicores}, {@code seconds}, {@code millis}, {@code nanos}, {@code permille} and {@code millionths}. A
 * code that ends in {@code _} is followed by a name. Of two lines with one code the first applies whose inputs are all there. Lines
 * that begin with {@code #} say nothing.
 */
public final class Sentences {
    private static final Sentences STANDARD =
            new Sentences(new TreeMap<>()).plus(OwnSentences.NAME, OwnSentences.text());

    private final TreeMap<String, List<Sentence>> byFamily;

    private Sentences(Map<String, List<Sentence>> byFamily) {
        this.byFamily = new TreeMap<>(byFamily);
    }

    /** Returns the sentences for all codes that the library gives. */
    public static Sentences standard() {
        return STANDARD;
    }

    /**
     * Returns these sentences and more. Where both have one for a code and its inputs, these apply.
     *
     * @param source where the text is from, for complaints
     * @param text lines as described above
     * @throws IllegalArgumentException if a line is none of those described, with source, number and what would be valid
     */
    public Sentences plus(String source, String text) {
        var more = new Sentences(byFamily);
        ReasonUnit usual = ReasonUnit.COUNT;
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                if (line.startsWith("[")) {
                    usual = ReasonUnit.named(line.substring(1, Math.max(1, line.indexOf(']'))));
                } else {
                    more.add(sentence(line, usual));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ":" + number + " " + e.getMessage(), e);
            }
        }
        return more;
    }

    private void add(Sentence sentence) {
        var all = new ArrayList<>(byFamily.getOrDefault(sentence.family(), List.of()));
        all.add(sentence);
        byFamily.put(sentence.family(), all);
    }

    private static Sentence sentence(String line, ReasonUnit usual) {
        String[] parts = line.split("\\|", 3);
        if (parts.length < 3 || parts[0].isBlank() || parts[2].isBlank()) {
            throw new IllegalArgumentException(
                    "'" + line + "' is no sentence; valid: CODE | input:unit ... | sentence, such as"
                            + " NO_SEAT | wait:millis | no seat was free within {wait}");
        }
        var units = new TreeMap<String, ReasonUnit>();
        for (String word : parts[1].strip().split(" +", -1)) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                units.put(word.substring(0, colon), ReasonUnit.named(word.substring(colon + 1)));
            } else if (!word.isEmpty()) {
                throw new IllegalArgumentException("'" + word + "' has no unit; valid: input:unit");
            }
        }
        return new Sentence(parts[0].strip(), units, usual, parts[2].strip());
    }

    /** Returns the sentence for the reason, if there is one that its inputs fit. */
    Optional<Sentence> of(Reason reason) {
        return byFamily.getOrDefault(family(reason.code()), List.of()).stream()
                .filter(sentence -> sentence.fits(reason))
                .findFirst();
    }

    /** Codes about one resource or scope end in its name; what stands before it ends in an underscore. */
    private String family(String code) {
        if (byFamily.containsKey(code)) {
            return code;
        }
        for (int end = code.lastIndexOf('_') + 1; end > 0; end = code.lastIndexOf('_', end - 2) + 1) {
            if (byFamily.containsKey(code.substring(0, end))) {
                return code.substring(0, end);
            }
        }
        return code;
    }

    /** Returns the texts of all sentences with exactly this code, for the test that holds them against the codes that there are. */
    List<String> texts(String family) {
        return byFamily.getOrDefault(family, List.of()).stream()
                .map(Sentence::text)
                .toList();
    }
}
