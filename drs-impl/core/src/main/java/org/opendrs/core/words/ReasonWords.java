package org.opendrs.core.words;

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
 * One reason in words, for people: a sentence, and the figures in units that fit. Amounts of one reason that differ never look alike.
 * A code of somebody's own, for which there is no sentence, is told as it is. Immutable; may be used by any thread.
 *
 * <p>The words may change from one release to the next; whoever needs something to rely on takes the {@link Reason} itself.
 */
public final class ReasonWords {
    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9_]+)(?:\\(([^()]*)\\))?");
    private static final Pattern WRITTEN_INPUT = Pattern.compile("(\\w+)=(-?\\d+)");

    private final String code;
    private final boolean isKnown;
    private final String sentence;
    private final String figures;

    private ReasonWords(Reason reason, Optional<Sentence> known) {
        Map<String, String> values = known.map(own -> own.values(reason)).orElseGet(() -> raw(reason));
        code = reason.code();
        isKnown = known.isPresent();
        figures = figures(reason, values);
        sentence = known.map(own -> own.fill(reason, own.valuesSaid(reason))).orElse(figures);
    }

    /** Returns the reason in words. */
    public static ReasonWords of(Reason reason) {
        return of(reason, Sentences.standard());
    }

    /** Returns the reason in words of these sentences. */
    public static ReasonWords of(Reason reason, Sentences sentences) {
        return new ReasonWords(reason, sentences.of(reason));
    }

    /**
     * Returns a reason that was written by {@link Reason#toString}, as plan files and logs have it. Any other text becomes a code
     * that is not known.
     */
    public static ReasonWords ofWritten(String written) {
        return of(parse(written).orElseGet(() -> Reason.of(written.isBlank() ? "-" : written)));
    }

    private static Optional<Reason> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var inputs = new ArrayList<Input>();
        String list = matcher.group(2) == null ? "" : matcher.group(2);
        for (String word : list.isEmpty() ? List.<String>of() : List.of(list.split(" ", -1))) {
            Matcher input = WRITTEN_INPUT.matcher(word);
            if (!input.matches()) {
                return Optional.empty();
            }
            try {
                inputs.add(new Input(input.group(1), Long.parseLong(input.group(2))));
            } catch (NumberFormatException e) {
                // No reason has a figure of more than 64 bits.
                return Optional.empty();
            }
        }
        return Optional.of(new Reason(matcher.group(1), inputs));
    }

    private static Map<String, String> raw(Reason reason) {
        var values = new TreeMap<String, String>();
        reason.inputs().forEach(input -> values.put(input.name(), Long.toString(input.value())));
        return values;
    }

    private static String figures(Reason reason, Map<String, String> values) {
        var texts = new ArrayList<String>();
        reason.inputs().forEach(input -> texts.add(input.name() + "=" + values.get(input.name())));
        return texts.isEmpty() ? reason.code() : reason.code() + "(" + String.join(", ", texts) + ")";
    }

    /** Returns the code. */
    public String code() {
        return code;
    }

    /** Returns whether there is a sentence for the code and its inputs. */
    public boolean isKnown() {
        return isKnown;
    }

    /** Returns what the reason says, without a full stop; the figures if there is no sentence for it. */
    public String sentence() {
        return sentence;
    }

    /** Returns the code with its inputs, such as {@code RELIEVES_MEMORY(used=115.8 GiB, target=89.6 GiB, relief=7.9 GiB)}. */
    public String figures() {
        return figures;
    }

    /** Returns the sentence and then the figures; of a code that is not known only those. */
    public String inOneLine() {
        return isKnown ? sentence + ": " + figures : figures;
    }

    /** Returns {@link #inOneLine}. */
    @Override
    public String toString() {
        return inOneLine();
    }
}
