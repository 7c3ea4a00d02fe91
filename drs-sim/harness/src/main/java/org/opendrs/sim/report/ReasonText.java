package org.opendrs.sim.report;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * Says reasons in sentences, with figures in units for people. The sentences stand in {@code reasons.txt} beside this class; a code
 * that is not there, of a policy or filter of somebody's own, is told as it is.
 *
 * @param sentence what the reason says; empty if its code is not known
 * @param figures the code with its inputs, in units for people where those are known
 */
record ReasonText(String sentence, String figures) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, List<Sentence>> SENTENCES = read(ChartLibrary.own("reasons.txt"));

    static ReasonText of(Reason reason) {
        return sentence(reason)
                .map(known -> new ReasonText(known.fill(reason), known.figures(reason)))
                .orElseGet(() -> new ReasonText("", reason.toString()));
    }

    /** Returns the sentence and then the figures; of a code that is not known only those. */
    String inOneLine() {
        return sentence.isEmpty() ? figures : sentence + ": " + figures;
    }

    /** Two codes of the same name tell themselves apart by their inputs; the first sentence whose inputs are there is the right one. */
    private static Optional<Sentence> sentence(Reason reason) {
        return SENTENCES.getOrDefault(family(reason.code()), List.of()).stream()
                .filter(sentence -> sentence.fits(reason))
                .findFirst();
    }

    /** Codes about one resource or scope end in its name; what stands before it ends in an underscore. */
    private static String family(String code) {
        String family = code;
        while (!SENTENCES.containsKey(family) && family.indexOf('_') >= 0) {
            String shorter = family.endsWith("_") ? family.substring(0, family.length() - 1) : family;
            family = shorter.substring(0, shorter.lastIndexOf('_') + 1);
        }
        return family;
    }

    private static Map<String, List<Sentence>> read(String text) {
        var sentences = new TreeMap<String, List<Sentence>>();
        ReasonUnit usual = ReasonUnit.COUNT;
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                usual = ReasonUnit.named(line.substring(1, line.indexOf(']')));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 3);
                sentences
                        .computeIfAbsent(parts[0].strip(), code -> new ArrayList<>())
                        .add(new Sentence(units(parts[1]), usual, parts[2].strip()));
            }
        }
        return sentences;
    }

    private static Map<String, ReasonUnit> units(String text) {
        var units = new TreeMap<String, ReasonUnit>();
        for (String word : Splitter.on(' ').omitEmptyStrings().split(text)) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                units.put(word.substring(0, colon), ReasonUnit.named(word.substring(colon + 1)));
            }
        }
        return units;
    }

    /**
     * What is said for one code.
     *
     * @param units units of inputs that do not have the usual one
     * @param usual the unit of all other inputs
     * @param text the sentence, with the names of inputs in braces
     */
    private record Sentence(Map<String, ReasonUnit> units, ReasonUnit usual, String text) {
        boolean fits(Reason reason) {
            return PLACE.matcher(text)
                    .results()
                    .allMatch(place -> reason.inputs().stream()
                            .anyMatch(input -> input.name().equals(place.group(1))));
        }

        String fill(Reason reason) {
            return PLACE.matcher(text).replaceAll(place -> {
                String name = place.group(1);
                return Matcher.quoteReplacement(value(reason, new Input(name, reason.input(name))));
            });
        }

        String figures(Reason reason) {
            var figures = new ArrayList<String>();
            for (Input input : reason.inputs()) {
                figures.add(input.name() + "=" + value(reason, input));
            }
            return figures.isEmpty() ? reason.code() : reason.code() + "(" + String.join(", ", figures) + ")";
        }

        private String value(Reason reason, Input input) {
            return units.getOrDefault(input.name(), usual).text(reason.code(), input.value());
        }
    }
}
