package org.opendrs.core.words;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * What is said for one code, with the names of inputs in braces. {@code {resource}} is the one at the end of the code, and {@code
 * {free}} what is left below {@code limit} or {@code target} if no input has that name.
 *
 * @param family the code without a resource at its end
 * @param units units of inputs that do not have the usual one
 * @param usual the unit of all other inputs
 * @param text the sentence
 */
record Sentence(String family, Map<String, ReasonUnit> units, ReasonUnit usual, String text) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String RESOURCE = "resource";
    private static final String FREE = "free";
    private static final String USED = "used";

    /** Decimals beyond those that matter, for amounts that look alike without them. */
    private static final int MORE_DECIMALS = 3;

    /** Returns whether the reason has all that the sentence asks for. */
    boolean fits(Reason reason) {
        Map<String, Long> amounts = amounts(reason);
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .allMatch(name -> name.equals(RESOURCE) ? !resource(reason).isEmpty() : amounts.containsKey(name));
    }

    /** Returns the sentence with these values of inputs. */
    String fill(Reason reason, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).equals(RESOURCE) ? spoken(resource(reason)) : values.get(place.group(1))));
    }

    /** Returns all inputs by name, for people. Amounts that differ never look alike: they get more decimals, or their exact number. */
    Map<String, String> values(Reason reason) {
        return distinct(reason, amounts(reason));
    }

    /** Returns the inputs that the sentence names, for people: one that it does not name needs no telling apart. */
    Map<String, String> valuesSaid(Reason reason) {
        Map<String, Long> amounts = amounts(reason);
        amounts.keySet().removeIf(name -> !text.contains("{" + name + "}"));
        return distinct(reason, amounts);
    }

    private Map<String, String> distinct(Reason reason, Map<String, Long> amounts) {
        Map<String, String> texts = texts(reason, amounts, 0);
        if (!canBeToldApart(texts, amounts)) {
            texts = texts(reason, amounts, MORE_DECIMALS);
        }
        return canBeToldApart(texts, amounts) ? texts : exactly(reason, texts, amounts);
    }

    private Map<String, Long> amounts(Reason reason) {
        var amounts = new LinkedHashMap<String, Long>();
        for (Input input : reason.inputs()) {
            amounts.put(input.name(), input.value());
        }
        Long used = amounts.get(USED);
        Long most = amounts.getOrDefault("limit", amounts.get("target"));
        if (used != null && most != null && text.contains("{" + FREE + "}")) {
            amounts.putIfAbsent(FREE, Math.max(0, most - used));
        }
        return amounts;
    }

    private Map<String, String> texts(Reason reason, Map<String, Long> amounts, int more) {
        var texts = new TreeMap<String, String>();
        amounts.forEach((name, amount) -> texts.put(name, unit(name).text(resource(reason), amount, more)));
        return texts;
    }

    private Map<String, String> exactly(Reason reason, Map<String, String> texts, Map<String, Long> amounts) {
        var exact = new TreeMap<String, String>();
        amounts.forEach((name, amount) -> {
            String text = texts.getOrDefault(name, "");
            boolean isRounded = !text.equals(amount.toString());
            exact.put(name, isRounded ? text + " (" + unit(name).exact(resource(reason), amount) + ")" : text);
        });
        return exact;
    }

    private boolean canBeToldApart(Map<String, String> texts, Map<String, Long> amounts) {
        var said = new TreeMap<String, Long>();
        return texts.entrySet().stream().allMatch(text -> {
            Long amount = amounts.get(text.getKey());
            // A second is the same in milliseconds and nanoseconds.
            Long other = said.putIfAbsent(unit(text.getKey()) + text.getValue(), amount);
            return other == null || other.equals(amount);
        });
    }

    private ReasonUnit unit(String name) {
        return units.getOrDefault(name, units.getOrDefault(name.equals(FREE) ? USED : name, usual));
    }

    private String resource(Reason reason) {
        return reason.code().substring(family.length());
    }

    private static String spoken(String resource) {
        return resource.equals("CPU")
                ? resource
                : resource.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
