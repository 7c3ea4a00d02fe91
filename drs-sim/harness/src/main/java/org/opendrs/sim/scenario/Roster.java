package org.opendrs.sim.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendrs.config.OperatorValues;

/**
 * Who is in a scenario: names of groups with their numbers of members. Knows the names of all members without listing them, because
 * there may be a hundred thousand.
 */
final class Roster {
    private static final int SHOWN = 6;

    /** With more groups than anybody writes by hand, looking for what a name resembles would take too long. */
    private static final int COMPARED = 100;

    private final String kind;
    private final Map<String, Integer> groups;
    private final boolean isKnown;

    private Roster(String kind, Map<String, Integer> groups, boolean isKnown) {
        this.kind = kind;
        this.groups = new TreeMap<>(groups);
        this.isKnown = isKnown;
    }

    /** Returns the roster of these groups; {@code kind} is what a member is called, such as {@code host}. */
    static Roster of(String kind, Map<String, Integer> groups) {
        return new Roster(kind, groups, true);
    }

    /** Returns the roster of a scenario that is not known, because its text is wrong there; any name may be in it. */
    static Roster unknown(String kind) {
        return new Roster(kind, new TreeMap<>(), false);
    }

    /** Returns what is wrong with a name; empty if somebody has it, or if nobody knows. */
    Optional<String> complaint(String name) {
        if (!isKnown || has(name)) {
            return Optional.empty();
        }
        var members = groups.entrySet().stream()
                .filter(group -> name.equals(group.getKey()) || name.startsWith(group.getKey() + "-"))
                .findFirst();
        String there = "there is no " + kind + " " + OperatorValues.quoted(name);
        return Optional.of(members.map(group ->
                        there + "; group '" + group.getKey() + "' has " + range(group.getKey(), group.getValue()))
                .orElseGet(() -> there + near(name)));
    }

    private boolean has(String name) {
        int dash = name.lastIndexOf('-');
        String group = name.substring(0, Math.max(0, dash));
        int of = groups.getOrDefault(group, 0);
        return of > 0
                && number(name.substring(dash + 1), of)
                        .filter(n -> name.equals(Numbered.name(group, n, of)))
                        .isPresent();
    }

    private static Optional<Integer> number(String digits, int most) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= Integer.toString(most).length()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Integer.parseInt(digits)).filter(n -> n >= 1 && n <= most) : Optional.empty();
    }

    private String near(String name) {
        var shown = groups.entrySet().stream()
                .limit(SHOWN)
                .map(group -> range(group.getKey(), group.getValue()))
                .toList();
        String all = String.join(", ", shown)
                + (groups.size() > SHOWN ? " and " + (groups.size() - SHOWN) + " more groups" : "");
        return meant(name)
                .map(member -> "; did you mean '" + member + "'? There are " + all)
                .orElse("; there are " + all);
    }

    /** Returns the member of the group that the name resembles, with the same number if there is one. */
    private Optional<String> meant(String name) {
        int dash = name.lastIndexOf('-');
        String typed = dash < 0 ? name : name.substring(0, dash);
        var compared = groups.keySet().stream().limit(COMPARED).toList();
        return OperatorValues.meant(typed, compared).map(group -> {
            int of = groups.getOrDefault(group, 1);
            return Numbered.name(group, number(name.substring(dash + 1), of).orElse(1), of);
        });
    }

    private static String range(String group, int of) {
        return of == 1
                ? Numbered.name(group, 1, of)
                : Numbered.name(group, 1, of) + " to " + Numbered.name(group, of, of);
    }
}
