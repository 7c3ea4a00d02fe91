package org.opendrs.agent;

import java.util.Optional;
import java.util.function.Function;
import org.opendrs.model.VmId;

/** What guests are called in lines. Safe for use by any thread. */
final class GuestNames {
    private final Function<VmId, Optional<String>> known;

    /** Takes the names that operators know, as far as they have been read. */
    GuestNames(Function<VmId, Optional<String>> known) {
        this.known = known;
    }

    /** Returns the name of a guest; its id as long as the name is not known. Nothing in it ends a line or moves a cursor. */
    String of(VmId vm) {
        return known.apply(vm).orElse(vm.value()).replaceAll("\\p{Cntrl}", "?");
    }
}
