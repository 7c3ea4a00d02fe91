package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * Says the reasons of plans to people: figures in units, and sentences for the codes of {@link org.opendrs.core.plan.PlanReasons}.
 * Amounts that differ never look alike: where rounding would hide the difference they get more decimals, or their exact number.
 */
final class ReasonText {
    private static final int FEW_DECIMALS = 1;
    private static final int MANY_DECIMALS = 3;
    private static final double MILLION = 1e6;

    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9_]+)(?:\\(([^()]*)\\))?");
    private static final Pattern WRITTEN_INPUT = Pattern.compile("(\\w+)=(-?\\d{1,18})");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Reason reason;
    private final Map<String, String> values;

    private ReasonText(Reason reason) {
        this.reason = reason;
        values = values(reason);
    }

    static ReasonText of(Reason reason) {
        return new ReasonText(reason);
    }

    /** Returns a reason that was written by {@link Reason#toString}; any other text becomes a code that is not known. */
    static ReasonText of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return new ReasonText(new Reason(written.isBlank() ? "-" : written, List.of()));
        }
        var inputs = new ArrayList<Input>();
        Matcher input = WRITTEN_INPUT.matcher(matcher.group(2) == null ? "" : matcher.group(2));
        while (input.find()) {
            inputs.add(new Input(input.group(1), Long.parseLong(input.group(2))));
        }
        return new ReasonText(new Reason(matcher.group(1), inputs));
    }

    /** Returns the code. */
    String code() {
        return reason.code();
    }

    /** Returns the code with its inputs, such as {@code RELIEVES_MEMORY(used=115.8 GiB, relief=7.9 GiB)}. */
    String figures() {
        var texts = new ArrayList<String>();
        reason.inputs().forEach(input -> texts.add(input.name() + "=" + values.get(input.name())));
        return texts.isEmpty() ? reason.code() : reason.code() + "(" + String.join(", ", texts) + ")";
    }

    /** Returns what the reason says; the figures if its code is not known. */
    String sentence() {
        String family = PlanSentences.family(reason.code());
        String sentence = PlanSentences.of(family);
        if (sentence.isEmpty()) {
            return figures();
        }
        return PLACE.matcher(sentence)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).equals("resource")
                                ? reason.code().substring(family.length()).toLowerCase(Locale.ROOT)
                                : values.getOrDefault(place.group(1), "?")));
    }

    private static Map<String, String> values(Reason reason) {
        var amounts = new LinkedHashMap<String, Long>();
        reason.inputs().forEach(input -> amounts.put(input.name(), input.value()));
        Long used = amounts.get("used");
        Long most = amounts.getOrDefault("limit", amounts.get("target"));
        if (used != null && most != null) {
            amounts.put("free", Math.max(0, most - used));
        }
        for (int decimals = FEW_DECIMALS; decimals <= MANY_DECIMALS; decimals += MANY_DECIMALS - FEW_DECIMALS) {
            Map<String, String> texts = texts(reason.code(), amounts, decimals, "");
            if (canBeToldApart(texts, amounts)) {
                return texts;
            }
        }
        return texts(reason.code(), amounts, MANY_DECIMALS, " exactly");
    }

    private static boolean canBeToldApart(Map<String, String> texts, Map<String, Long> amounts) {
        var said = new TreeMap<String, Long>();
        return texts.entrySet().stream().allMatch(text -> {
            Long amount = amounts.get(text.getKey());
            Long other = said.putIfAbsent(text.getValue(), amount);
            return other == null || other.equals(amount);
        });
    }

    private static Map<String, String> texts(String code, Map<String, Long> amounts, int decimals, String exactly) {
        var texts = new TreeMap<String, String>();
        amounts.forEach((name, amount) -> {
            String text = text(code, name, amount, decimals);
            boolean rounded = !exactly.isEmpty() && !text.equals(amount.toString());
            texts.put(name, rounded ? text + " (" + amount + exactly + ")" : text);
        });
        return texts;
    }

    private static String text(String code, String name, long amount, int decimals) {
        return switch (name) {
            case "used", "cap", "target", "relief", "claim", "excess", "needed", "free" ->
                ofResource(code, amount, decimals);
            // Of some codes the limit is a number of VMs.
            case "limit" ->
                code.startsWith("CAPACITY_") || code.startsWith("OVER_CAPACITY_")
                        ? ofResource(code, amount, decimals)
                        : Long.toString(amount);
            case "maxHeld" -> Units.memory(amount, decimals);
            case "benefit", "cost", "stated", "actual" -> String.format(Locale.ROOT, "%.6f", amount / MILLION);
            default -> name.endsWith("Millis") ? Units.seconds(amount, decimals) : Long.toString(amount);
        };
    }

    private static String ofResource(String code, long amount, int decimals) {
        if (code.endsWith("_MEMORY")) {
            return Units.memory(amount, decimals);
        }
        return code.endsWith("_CPU") ? Units.cores(amount, decimals) : Long.toString(amount);
    }
}
