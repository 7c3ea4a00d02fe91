package org.opendrs.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opendrs.model.VmId;

/**
 * Which guests the agent cares for, by name or id. Names may hold {@code *} for any characters.
 *
 * @param only names of guests that are cared for; all if there are none
 * @param except names of guests that are left alone
 */
record GuestChoice(List<String> only, List<String> except) {
    GuestChoice {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    /** Returns whether the guest is cared for; one whose name is not known yet is not, unless all are. */
    boolean has(VmId vm, Optional<String> name) {
        if (isAll()) {
            return true;
        }
        if (name.isEmpty()) {
            return false;
        }
        var words = List.of(vm.value(), name.get());
        boolean chosen = only.isEmpty() || matches(only, words);
        return chosen && !matches(except, words);
    }

    /** Returns whether this leaves nobody out. */
    boolean isAll() {
        return only.isEmpty() && except.isEmpty();
    }

    private static boolean matches(List<String> names, List<String> words) {
        return names.stream()
                .map(GuestChoice::pattern)
                .anyMatch(pattern ->
                        words.stream().anyMatch(word -> pattern.matcher(word).matches()));
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"));
    }
}
