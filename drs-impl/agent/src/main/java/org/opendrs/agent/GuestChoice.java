package org.opendrs.agent;

import java.util.List;
import java.util.regex.Pattern;
import org.opendrs.model.VmId;

/**
 * Which guests the agent cares for. Names may hold {@code *} for any characters.
 *
 * @param only names of guests that are cared for; all if there are none
 * @param except names of guests that are left alone
 */
record GuestChoice(List<String> only, List<String> except) {
    GuestChoice {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    /** Returns whether the guest is cared for. */
    boolean has(VmId vm) {
        boolean chosen = only.isEmpty() || matches(only, vm);
        return chosen && !matches(except, vm);
    }

    /** Returns whether this leaves nobody out. */
    boolean isAll() {
        return only.isEmpty() && except.isEmpty();
    }

    private static boolean matches(List<String> names, VmId vm) {
        return names.stream().anyMatch(name -> pattern(name).matcher(vm.value()).matches());
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"));
    }
}
